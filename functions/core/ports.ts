import type { FeedId } from './addresses.ts';
import type { Instant } from './instant.ts';
import type { OutputId } from './outputs.ts';
import type { Receipt } from './receipt.ts';
import type { Entry, Identity, SourceRecord, SourceVersion } from './source-record.ts';

/** The present moment; the only clock there is. */
export type Clock = () => Instant;

/** A hint as a query of a feed finds it: which source to ask. */
interface Hint extends Entry {
  readonly key: string;
}

/** Who holds a claim. */
export interface Claim {
  readonly owner: string;
  readonly revision: number;
}

/** The index of section 5 of the design. Every read is strongly consistent, every write a single item. */
export interface SourceIndex {
  readSource(key: string): Promise<SourceRecord | undefined>;
  /** Unordered; keys without a row are left out. */
  readSources(keys: readonly string[]): Promise<SourceRecord[]>;
  /**
   * Writes `next` whole if the row still has the revision of `read` (or if there still is none).
   * @returns false if another worker was faster.
   * @throws RecordTooLargeError beyond what one item may hold.
   */
  writeSource(next: SourceRecord, read: SourceRecord): Promise<boolean>;
  /** Adds one to the revision if it is still `expected`; false if not. */
  fence(key: string, expected: number): Promise<boolean>;
  /** Forgets what was pending if the revision is still `expected`. */
  clearPending(key: string, expected: number): Promise<void>;

  /** Unless a newer revision has put it already. */
  putHint(entry: Entry, key: string, revision: number): Promise<void>;
  /** Unless a newer revision has put it again. */
  deleteHint(entry: Entry, revision: number): Promise<void>;
  /** One page of a feed's hints, newest first, not after `before`; `next` continues. */
  queryHints(feed: FeedId, query: { before: Instant; limit: number; next?: string }): Promise<HintPage>;

  readClaim(claim: string): Promise<Claim | undefined>;
  /** Takes `claim` for `key` if nobody else holds it, or if `over` still stands as it was read. */
  takeClaim(claim: string, key: string, revision: number, over?: Claim): Promise<boolean>;
  /** What the last owner of a claim left to the next. */
  readEstate(claim: string): Promise<Identity | undefined>;
  leaveEstate(claim: string, identity: Identity): Promise<void>;
  /** Unless another owner or a newer revision holds it. */
  releaseClaim(claim: string, key: string, revision: number): Promise<void>;
  wait(claim: string, key: string): Promise<void>;
  stopWaiting(claim: string, key: string): Promise<void>;
  waiters(claim: string): Promise<string[]>;
}

export interface HintPage {
  readonly hints: readonly Hint[];
  readonly next?: string;
}

/** An object as it was read, or why its bytes were not. */
export type SourceObject =
  | { readonly state: 'absent' }
  /** Its ETag is the one asked about. */
  | { readonly state: 'unchanged' }
  /** `bytes` holds the first of them, as many as were asked for. */
  | { readonly state: 'present'; readonly version: SourceVersion; readonly bytes: Uint8Array };

/** The uploads bucket as ingest sees it. */
export interface UploadsBucket {
  /** Reads at most `maxBytes`; with `knownEtag`, only if the object is another version. */
  read(key: string, maxBytes: number, knownEtag?: string): Promise<SourceObject>;
  /** At most 1,000 keys after `after`, in key order; `more` if there are others. */
  list(prefix: string, after?: string): Promise<{ keys: readonly string[]; more: boolean }>;
  headReceipt(receiptKey: string): Promise<{ etag: string; revision: number } | undefined>;
  readReceipt(receiptKey: string): Promise<{ receipt: Receipt; revision: number } | undefined>;
  /** @returns false if the receipt was no longer `over` (undefined: if there was one). */
  writeReceipt(receiptKey: string, receipt: Receipt, revision: number, over?: string): Promise<boolean>;
}

/** A published object as a HEAD tells of it. */
export interface SiteObject {
  readonly etag: string;
  /** Of the upload it was copied from; media only. */
  readonly sourceEtag?: string;
}

export interface SiteDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** How a source is to be looked at. */
export interface LookOptions {
  /** Have its outputs and its receipt made good, even if nothing about it has changed. */
  readonly repair?: boolean | undefined;
}

/** The site bucket. Every write is conditional; false means the object was no longer what `over` says. */
export interface SiteBucket {
  head(key: string): Promise<SiteObject | undefined>;
  /** At most 1,000 keys after `after`, in key order; `more` if there are others. */
  list(after?: string): Promise<{ keys: readonly string[]; more: boolean }>;
  put(key: string, document: SiteDocument, over?: string): Promise<boolean>;
  /** Copies one version of a media upload; false too if the upload is no longer that version. */
  copyMedia(
    key: string,
    media: { sourceEtag: string; contentType: string; cacheControl: string },
  ): Promise<boolean>;
  delete(key: string, over: string): Promise<boolean>;
}

export interface JobQueue {
  send(outputs: readonly OutputId[]): Promise<void>;
  /** Asks for a job for every output that has an object in the site bucket, after `after`. */
  sendSweep(after?: string): Promise<void>;
}

export interface IntakeQueue {
  /** Asks for a look at each source. */
  send(keys: readonly string[], options?: LookOptions): Promise<void>;
  /** Asks for a look at every source under `prefix`, after `after`. */
  sendSweep(prefix: string, after?: string, options?: LookOptions): Promise<void>;
}
