/*
 * What the edge knows of a partner. Its functions hold this file, so it imports nothing.
 */

/** Stands in addresses, in keys, and in the edge's store of keys. */
export const MAX_PARTNER_NAME_CHARACTERS = 40;

const PARTNER_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * True if a partner may have this name: lower-case ASCII letters, digits, and single hyphens between them. Such a name
 * can be written in one way only, so it can be checked in one way only.
 */
export function isPartnerName(name: string): boolean {
  return name.length <= MAX_PARTNER_NAME_CHARACTERS && PARTNER_NAME.test(name);
}

/** What the edge knows of a partner's key: enough to recognise it, not enough to use it. */
export interface PartnerKey {
  /** Counts the keys made for the partner, from 1. */
  readonly number: number;
  /** SHA-256 of the key, in hexadecimal. */
  readonly sha256: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** A partner has at most two valid keys: the one in use, and the one that will replace it. */
export const MAX_PARTNER_KEYS = 2;
