import type { PublishedArticle } from '../article/article.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Problem } from '../kernel/problem.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import type { FeedId } from '../output/addresses.ts';
import type { PublishedSite, Site } from '../site/site.ts';
import type { Change } from './changes.ts';
import type { ClaimDates, ClaimName } from './claim.ts';
import type { Status } from './lifecycle.ts';
import type { PublicSlug } from './public-slugs.ts';
import type { PublicationFault } from './publication-fault.ts';

/** An article's place in a feed: one hint row of the index. */
export interface Entry {
  readonly feed: FeedId;
  /** `<publishedAt>#<digest of id and source key>`: the feed's order, newest last. */
  readonly sortKey: string;
}

/** What S3 said of an object when it was read. */
export interface SourceVersion {
  readonly etag: string;
  readonly lastModified: Instant;
  readonly sizeBytes: number;
}

export interface AcceptedArticle {
  readonly kind: 'article';
  readonly article: PublishedArticle;
  /** Of the article as parsed, dates of the index left out: tells a change of content from a mere new upload. */
  readonly digest: string;
  readonly sourceEtag: string;
  /** Digest of the upload's bytes: the same text, wherever it lies. */
  readonly fingerprint: string;
}

export interface AcceptedMedia extends MediaFacts {
  readonly kind: 'media';
  readonly sourceEtag: string;
}

export interface AcceptedSite {
  readonly kind: 'site';
  /** As `site.yaml` has it (or the defaults). */
  readonly described: Site;
  /** With the address it is published at. */
  readonly site: PublishedSite;
  /** Of `site`: every article remembers the one it was read under. */
  readonly digest: string;
  /** Absent: nobody has described the site yet. */
  readonly sourceEtag?: string;
}

/** The last good version of a source: what is, or will be, published. */
export type Accepted = AcceptedArticle | AcceptedMedia | AcceptedSite;

/** What a committed change still has to tell the world; cleared when it has (protocol step 8). */
export interface Pending {
  /** Outputs to rebuild. */
  readonly outputs: readonly string[];
  /** Outputs to rebuild when a move would be over: files that a hidden article named which is deleted now. */
  readonly unveiled: readonly string[];
  /** Hints that are no longer wanted. */
  readonly staleEntries: readonly Entry[];
  /** Claims that are no longer wanted; whoever waits for one is woken. */
  readonly releases: readonly string[];
  /** Sources from which a claim was taken over, or is about to be: they are to look again. */
  readonly displaced: readonly string[];
  /** The one of `releases` whose next owner goes on under this source's identity: the text of a withdrawn one. */
  readonly estate?: string;
  /** The receipt is to be written. */
  readonly receipt: boolean;
  /** Every source is to be looked at again: the site changed. */
  readonly reconcileAll: boolean;
}

export const NOTHING_PENDING: Pending = {
  outputs: [],
  unveiled: [],
  staleEntries: [],
  releases: [],
  displaced: [],
  receipt: false,
  reconcileAll: false,
};

export function isPending(pending: Pending): boolean {
  return (
    pending.receipt ||
    pending.reconcileAll ||
    [pending.outputs, pending.unveiled, pending.staleEntries, pending.releases, pending.displaced].some(
      (owed) => owed.length > 0,
    )
  );
}

/** Of the last accepted version of an article: what tells an edit from a return. */
interface LastVersion {
  readonly digest: string;
  readonly sourceEtag: string;
  readonly updatedAt: Instant;
}

/** Who an article is, apart from where its source lies. */
export interface Identity {
  /** When the source was first uploaded: the publication date of an article that states none. */
  readonly firstSeenAt?: Instant;
  /** Kept through edits, withdrawal, return and moves (invariant I3). */
  readonly id?: string;
  readonly last?: LastVersion;
  /** Slugs under which the article could be seen, the newest last: those it has no more redirect to it. */
  readonly slugs?: readonly PublicSlug[];
  /** What partners are told of it, one for each that has or lately had it. */
  readonly changes?: readonly Change[];
}

/** Everything the index knows of one source: the article row of the table. */
export interface SourceRecord extends Identity {
  readonly key: string;
  /** Whether there is a row. Without one, a revision other than 0 comes from the ledger. */
  readonly stored: boolean;
  /** One more at each write; every write is conditional on the revision that was read. */
  readonly revision: number;
  readonly pending: Pending;
  readonly status: Status;
  /** The object last seen; absent: deleted, or never there. */
  readonly source?: SourceVersion;
  /** Of the upload last seen. */
  readonly problems: readonly Problem[];
  /** The site's zone, if a date of the last upload had none. */
  readonly assumedZone?: string;
  /** Of the site that the source was last read under. */
  readonly siteDigest?: string;
  readonly accepted?: Accepted;
  readonly entries: readonly Entry[];
  /** Where the clock finds the source when its article becomes due or expires. */
  readonly due?: Entry;
  /** Claims held: `content#<digest>`, `id#urn:uuid:…`, `slug#tide-tables`, `alias#tides`. */
  readonly claims: readonly ClaimName[];
  /** Claims about to be made: written before the claim itself, so that no claim is ever without a trace. */
  readonly claiming: readonly ClaimName[];
  /** Claims of others that this source waits for. */
  readonly waiting: readonly ClaimName[];
  /** The sources that had those when they were last looked at: one for each, in the same order. */
  readonly owners: readonly string[];
  /** Since when it states each of these. */
  readonly since: ClaimDates;
  /** What became of it when it was published, as its receipt tells. */
  readonly faults: readonly PublicationFault[];
}

/** A source nothing is known of. */
export function emptyRecord(key: string): SourceRecord {
  return {
    key,
    stored: false,
    revision: 0,
    pending: NOTHING_PENDING,
    status: 'withdrawn',
    problems: [],
    entries: [],
    claims: [],
    claiming: [],
    waiting: [],
    owners: [],
    since: {},
    faults: [],
  };
}
