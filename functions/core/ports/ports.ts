import type { FeedState } from '../feed/feed-state.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Month } from '../kernel/month.ts';
import type { FeedId } from '../output/addresses.ts';
import type { OutputId } from '../output/outputs.ts';
import type { PublicationFault } from '../source/publication-fault.ts';
import type { Receipt } from '../source/receipt.ts';
import type { Entry, Identity, SourceRecord, SourceVersion } from '../source/source-record.ts';
import type { Standing } from '../source/standing.ts';

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
export interface SourceIndex extends SourceRows, HintRows, ClaimRows {}

/** What is known of each source. */
export interface SourceRows {
  readSource(key: string): Promise<SourceRecord | undefined>;
  /** Unordered and each once, however often its key is named; keys without a row are left out. */
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
}

/** Where the sources are listed: in feeds, and with the clock. */
export interface HintRows {
  /** Unless a newer revision has put it already. */
  putHint(entry: Entry, key: string, revision: number): Promise<void>;
  /** Unless a newer revision has put it again. */
  deleteHint(entry: Entry, revision: number): Promise<void>;
  /** One page of a feed's hints. */
  queryHints(feed: FeedId, query: HintQuery): Promise<HintPage>;
}

/** Who owns what, who waits for it, and what the last owner left. */
export interface ClaimRows {
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

export interface HintQuery {
  /** The earliest date, itself included; absent: from the first. */
  readonly from?: Instant;
  /** The latest date, itself included. */
  readonly before: Instant;
  /** Else newest first. */
  readonly oldestFirst?: boolean;
  readonly limit: number;
  /** Goes on where a page ended. */
  readonly next?: string;
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

/** The uploads bucket as ingest sees it. What is kept beside a receipt is read and written like one. */
export interface UploadsBucket {
  /** Reads at most `maxBytes`; with `knownEtag`, only if the object is another version. */
  read(key: string, maxBytes: number, knownEtag?: string): Promise<SourceObject>;
  /** At most 1,000 keys after `after`, in key order; `more` if there are others. */
  list(prefix: string, after?: string): Promise<{ keys: readonly string[]; more: boolean }>;
  headReceipt(receiptKey: string): Promise<{ etag: string; revision: number } | undefined>;
  /** Whatever is there, if it is JSON: not only ingest can write to the bucket. */
  readReceipt(receiptKey: string): Promise<{ receipt: unknown; revision: number } | undefined>;
  /** @returns false if the receipt was no longer `over` (undefined: if there was one). */
  writeReceipt(
    receiptKey: string,
    receipt: Receipt | Standing,
    revision: number,
    over?: string,
  ): Promise<boolean>;
}

/** A published object as a HEAD tells of it. */
export interface SiteObject {
  readonly etag: string;
  /** Of the upload it was copied from; media only. */
  readonly sourceEtag?: string;
  /** Of an archive document: the month to which it leads. */
  readonly previous?: Month;
  /** Of a partner's document: as {@link SiteDocument.origins}. */
  readonly origins?: string;
}

export interface SiteDocument {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
  /** The next older month of the archive, to which an archive document leads; a HEAD tells it. */
  readonly previous?: Month;
  /** What is asked for here has moved to this address: absolute, in ASCII. */
  readonly redirect?: string;
  /** What was here is no more, and will not be again. */
  readonly gone?: boolean;
  /** The value of the Link header (RFC 8288), in ASCII. */
  readonly link?: string;
  /** The origins (RFC 6454) whose pages may read it, parted by spaces; absent: as everything public, any. */
  readonly origins?: string;
}

/** How a source is to be looked at. */
export interface LookOptions {
  /** Have its outputs and its receipt made good, even if nothing about it has changed. */
  readonly repair?: boolean | undefined;
  /** Have it make sure of its claims: another source is about to take one over, or was. */
  readonly reclaim?: boolean | undefined;
}

/** The site bucket. Every write is conditional; false means the object was no longer what `over` says. */
export interface SiteBucket {
  head(key: string): Promise<SiteObject | undefined>;
  /** A document's bytes, whole. */
  read(key: string): Promise<Uint8Array | undefined>;
  /**
   * A page of keys after `after`, the last of one before: first what is public, then what partners get, each in key
   * order; `more` if there are others.
   */
  list(after?: string): Promise<{ keys: readonly string[]; more: boolean }>;
  put(key: string, document: SiteDocument, over?: string): Promise<boolean>;
  /** Copies one version of a media upload; false too if the upload is no longer that version. */
  copyMedia(
    key: string,
    media: { sourceEtag: string; contentType: string; cacheControl: string },
  ): Promise<boolean>;
  delete(key: string, over: string): Promise<boolean>;
}

/** How an output is asked for. */
export interface JobOptions {
  /** Whatever that changes counts as drift. */
  readonly repair?: boolean | undefined;
  /** The feed is on the list of those that are held, perhaps wrongly. */
  readonly recheck?: boolean | undefined;
  /** Not sooner than in so many seconds, at most 900. */
  readonly delaySeconds?: number;
}

export interface JobQueue {
  send(outputs: readonly OutputId[], options?: JobOptions): Promise<void>;
  /** Lets a held feed go on with what there is now. */
  sendRelease(output: OutputId): Promise<void>;
  /** Asks for a job for every output that has an object in the site bucket, after `after`. */
  sendSweep(after?: string): Promise<void>;
}

export interface IntakeQueue {
  /** Asks for a look at each source. */
  send(keys: readonly string[], options?: LookOptions): Promise<void>;
  /** Asks for a look at every source under `prefix`, after `after`. */
  sendSweep(prefix: string, after?: string, options?: LookOptions): Promise<void>;
}

/** What was last published of each feed. Every read is strongly consistent. */
export interface FeedStates {
  readFeedState(output: OutputId): Promise<FeedState | undefined>;
  /**
   * Writes `next` whole if the row still has the revision of `read` (0: if there still is none).
   * @returns false if another worker was faster.
   */
  writeFeedState(next: FeedState, read: FeedState): Promise<boolean>;
  /** One page of all, in the order of their names; `next` continues. */
  listFeedStates(after?: OutputId): Promise<{ states: readonly FeedState[]; next?: OutputId }>;
}

/** What became of sources when they were published: at most one fault for each source and output. */
export interface Faults {
  /** Unless a newer revision of the output's state has told otherwise. */
  putFault(key: string, fault: PublicationFault, revision: number): Promise<void>;
  /** Unless a newer revision of the output's state has told otherwise. */
  deleteFault(key: string, output: OutputId, revision: number): Promise<void>;
  /** In the order of the outputs' names. */
  readFaults(key: string): Promise<PublicationFault[]>;
}
