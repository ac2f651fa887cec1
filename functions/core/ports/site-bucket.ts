import type { Month } from '../kernel/month.ts';

/** A published object as a HEAD tells of it. */
export interface SiteObject {
  readonly etag: string;
  /** The ETag of the upload that it was copied from; media only. */
  readonly sourceEtag?: string;
  /** Of an archive document: the month to which it leads. */
  readonly previous?: Month;
  /** Of a partner's document: as {@link SiteDocument.origins}. */
  readonly origins?: string;
}

/** An object of the site as it is to be put. */
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
  /**
   * The origins (RFC 6454) whose pages may read it, separated by spaces.
   *
   * @default - any, as for everything public
   */
  readonly origins?: string;
}

/** A version of a media upload, and how it is to be served. */
export interface MediaCopy {
  readonly sourceEtag: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The site bucket. Every write is conditional; false means that the object was no longer what `over` says. */
export interface SiteBucket {
  head(key: string): Promise<SiteObject | undefined>;
  /** A document's bytes, whole. */
  read(key: string): Promise<Uint8Array | undefined>;
  /**
   * A page of keys after `after`, the last of the page before: first what is public, then what partners get, each in
   * key order; `more` if there are others.
   */
  list(after?: string): Promise<{ keys: readonly string[]; more: boolean }>;
  put(key: string, document: SiteDocument, over?: string): Promise<boolean>;
  /** Copies one version of a media upload. @returns false if the upload is no longer that version */
  copyMedia(key: string, media: MediaCopy): Promise<boolean>;
  delete(key: string, over: string): Promise<boolean>;
}
