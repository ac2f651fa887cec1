import type { SourceVersion } from '../source/accepted.ts';
import type { StandingCopy } from '../source/ledger.ts';
import type { Receipt } from '../source/receipt.ts';

/** An object as it was read, or why its bytes were not. */
export type SourceObject =
  | { readonly state: 'absent' }
  /** Its ETag is the one asked about. */
  | { readonly state: 'unchanged' }
  /** `bytes` holds the first of them, as many as were asked for. */
  | { readonly state: 'present'; readonly version: SourceVersion; readonly bytes: Uint8Array };

/** The uploads bucket as ingest sees it. What is kept beside a receipt is read and written like one. */
export interface UploadsBucket {
  /** Reads at most `maxBytes`; with `knownEtag`, only if the object is another version. */
  read(key: string, maxBytes: number, knownEtag?: string): Promise<SourceObject>;
  /** At most 1,000 keys after `after`, in key order; `more` if there are others. */
  list(prefix: string, after?: string): Promise<{ keys: readonly string[]; more: boolean }>;
  headReceipt(receiptKey: string): Promise<{ etag: string; revision: number } | undefined>;
  /** Whatever is there, if it is JSON: not only ingest can write to the bucket. */
  readReceipt(receiptKey: string): Promise<{ receipt: unknown; revision: number } | undefined>;
  /** @returns false if the receipt was no longer `over` (undefined: if there was one) */
  writeReceipt(
    receiptKey: string,
    receipt: Receipt | StandingCopy,
    revision: number,
    over?: string,
  ): Promise<boolean>;
}
