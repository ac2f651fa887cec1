/** What the edge knows of a partner's key: enough to recognise it, not to tell it. */
export interface PartnerKey {
  /** Counts the keys made for the partner, from 1. */
  readonly number: number;
  /** SHA-256 of the key, in hexadecimal. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** So many keys of a partner are valid at once: the one it uses, and the one that will take its place. */
export const MAX_PARTNER_KEYS = 2;
