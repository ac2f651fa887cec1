import type { Instant } from '../kernel/instant.ts';
import { isError, type Problem } from '../kernel/problem.ts';
import { addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import type { FeedId } from '../output/feed-ids.ts';
import type { AcceptedArticle, SourceVersion } from './accepted.ts';
import { parseClaim } from './claim.ts';
import { type Ledger, ledgerOf, standingCopyOf } from './ledger.ts';
import type { Status } from './lifecycle.ts';
import { problemsOfFaults } from './publication-fault.ts';
import { localTime, summaryOf } from './receipt-summary.ts';
import { claimsInForce } from './record-claims.ts';
import type { SourceRecord } from './source-record.ts';

/** The answer to an upload. `docs/receipt.schema.json` describes it for programs. */
export interface Receipt {
  readonly key: string;
  readonly status: Status;
  /** Revision of the record answered for. It makes the bytes of any two receipts differ, and so their ETags. */
  readonly revision: number;
  /** One to three short sentences for a person. */
  readonly summary: string;
  readonly id?: string;
  readonly title?: string;
  /** Where the article is or, if it is scheduled, will be. */
  readonly url?: string;
  readonly publishedAt?: Instant;
  /** The same moment on the site's clock: `2026-11-03 09:00 Europe/Paris`. */
  readonly publishedAtLocal?: string;
  readonly updatedAt?: Instant;
  readonly expiresAt?: Instant;
  readonly expiresAtLocal?: string;
  /** The site's zone, if a date of the upload states none. */
  readonly assumedZone?: string;
  /** When the source was first uploaded. */
  readonly firstSeenAt?: Instant;
  /** The feeds that the article is in now. */
  readonly feeds: readonly { readonly feed: FeedId; readonly url: string }[];
  /** Former addresses that lead here, unless an article has one for its own. */
  readonly redirects?: readonly string[];
  /** The upload answered. Absent once it is deleted. */
  readonly source?: SourceVersion;
  /** The version that stays accepted although this upload is not. */
  readonly standing?: { readonly sourceEtag: string };
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly ledger: Ledger;
}

/** The receipt for what a record says, on a site at the address `url` and in the zone `timeZone`. */
export function receiptFor(record: SourceRecord, site: { url: string; timeZone: string }): Receipt {
  const accepted = record.accepted?.kind === 'article' ? record.accepted : undefined;
  const sourceEtag = standingCopyOf(record)?.accepted.sourceEtag;
  const redirects = redirectsOf(record, site.url);
  const problems = [...record.problems, ...problemsOfFaults(record.faults)];
  return {
    key: record.key,
    status: record.status,
    revision: record.revision,
    summary: summaryOf(record, site.timeZone),
    ...(record.id ? { id: record.id } : {}),
    ...(accepted ? describe(accepted, site) : {}),
    ...(record.assumedZone && { assumedZone: record.assumedZone }),
    ...(record.firstSeenAt ? { firstSeenAt: record.firstSeenAt } : {}),
    feeds: record.entries.map(({ list: feed }) => ({ feed, url: addressOf(site.url, feedRoot(feed)) })),
    ...(redirects.length > 0 && { redirects }),
    ...(record.source ? { source: record.source } : {}),
    ...(sourceEtag && { standing: { sourceEtag } }),
    errors: problems.filter(isError),
    warnings: problems.filter((problem) => !isError(problem)),
    ledger: ledgerOf(record),
  };
}

function describe({ article }: AcceptedArticle, site: { url: string; timeZone: string }) {
  const { publishedAt, updatedAt, expiresAt } = article;
  return {
    title: article.title,
    url: articleAddress(site.url, article.slug),
    publishedAt,
    publishedAtLocal: localTime(publishedAt, site.timeZone),
    updatedAt,
    ...(expiresAt && { expiresAt, expiresAtLocal: localTime(expiresAt, site.timeZone) }),
  };
}

/** The addresses that redirect here. Nothing leads to an article that is hidden. */
function redirectsOf(record: SourceRecord, siteUrl: string): string[] {
  if (record.entries.length === 0) return [];
  const aliases = claimsInForce(record)
    .map(parseClaim)
    .filter(({ kind }) => kind === 'alias');
  return aliases.map(({ value }) => articleAddress(siteUrl, value)).sort();
}
