import type { Instant } from '../kernel/instant.ts';
import type { Problem } from '../kernel/problem.ts';
import type { FeedId } from '../output/feed-ids.ts';
import type { Entry } from '../output/lists.ts';
import type { Site } from '../site/site.ts';
import type { Accepted, SourceVersion } from './accepted.ts';
import type { ClaimDates, ClaimName } from './claim.ts';
import type { Identity } from './identity.ts';
import type { Status } from './lifecycle.ts';

/** What a decision depends on besides the source: the site, whose declared feeds select articles, and the time. */
export interface Circumstances {
  readonly site: Site;
  readonly now: Instant;
}

/** What a source is to become: its record without what the protocol itself keeps there. */
export interface Decision extends Identity {
  readonly status: Status;
  readonly source?: SourceVersion;
  readonly problems: readonly Problem[];
  readonly assumedZone?: string;
  readonly accepted?: Accepted;
  readonly entries: readonly Entry<FeedId>[];
  readonly due?: Entry;
  /** All claims that the source states. The decision holds only while it owns them all, except aliases. */
  readonly claims: readonly ClaimName[];
  readonly since: ClaimDates;
}
