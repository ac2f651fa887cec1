import { addressOf, articleAddress, type FeedId, feedRoot } from './addresses.ts';
import type { Instant } from './instant.ts';
import type { Status } from './lifecycle.ts';
import { isError, type Problem } from './problem.ts';
import type { AcceptedArticle, SourceRecord, SourceVersion } from './source-record.ts';

/** The answer to an upload, as `docs/receipt.schema.json` describes it for programs. */
export interface Receipt {
  readonly key: string;
  readonly status: Status;
  /** Of the record answered for; no two revisions have the same bytes, so an ETag tells them apart. */
  readonly revision: number;
  /** One sentence for a person. */
  readonly summary: string;
  readonly id?: string;
  readonly title?: string;
  /** Where the article is (or, if scheduled, will be). */
  readonly url?: string;
  readonly publishedAt?: Instant;
  /** The same moment on the site's clock: `2026-11-03 09:00 Europe/Paris`. */
  readonly publishedAtLocal?: string;
  readonly updatedAt?: Instant;
  /** When the source was first uploaded. */
  readonly firstSeenAt?: Instant;
  /** The feeds the article is in now. */
  readonly feeds: readonly { readonly feed: FeedId; readonly url: string }[];
  /** The upload answered; absent once it is deleted. */
  readonly source?: SourceVersion;
  /** What stays published although this upload was rejected. */
  readonly standing?: { readonly sourceEtag: string };
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The receipt for what a record says, on a site at `siteUrl` keeping `timeZone`. */
export function receiptFor(record: SourceRecord, site: { url: string; timeZone: string }): Receipt {
  const accepted = record.accepted?.kind === 'article' ? record.accepted : undefined;
  const standing = record.status === 'rejected' && record.accepted?.kind !== 'site' && record.accepted;
  return {
    key: record.key,
    status: record.status,
    revision: record.revision,
    summary: summaryOf(record, accepted, site),
    ...(record.id ? { id: record.id } : {}),
    ...(accepted ? describe(accepted, site) : {}),
    ...(record.firstSeenAt ? { firstSeenAt: record.firstSeenAt } : {}),
    feeds: record.entries.map(({ feed }) => ({ feed, url: addressOf(site.url, feedRoot(feed)) })),
    ...(record.source ? { source: record.source } : {}),
    ...(standing ? { standing: { sourceEtag: standing.sourceEtag } } : {}),
    errors: record.problems.filter(isError),
    warnings: record.problems.filter((problem) => !isError(problem)),
  };
}

function describe({ article }: AcceptedArticle, site: { url: string; timeZone: string }) {
  return {
    title: article.title,
    url: articleAddress(site.url, article.slug),
    publishedAt: article.publishedAt,
    publishedAtLocal: localTime(article.publishedAt, site.timeZone),
    updatedAt: article.updatedAt,
  };
}

function summaryOf(
  record: SourceRecord,
  accepted: AcceptedArticle | undefined,
  site: { url: string; timeZone: string },
): string {
  const because = record.assumedZone
    ? `, because its date has no zone and the site keeps ${site.timeZone}`
    : '';
  const when = accepted && localTime(accepted.article.publishedAt, site.timeZone);
  const errors = record.problems.filter(isError).length;
  if (record.accepted?.kind === 'site') return siteSummary(record);
  switch (record.status) {
    case 'published':
      return when ? `Published, dated ${when}${because}.` : 'Published.';
    case 'scheduled':
      return `Scheduled for ${when}${because}; nothing of it is public before.`;
    case 'draft':
      return 'A draft: nothing of it is public.';
    case 'expired':
      return 'Expired: it is no longer public.';
    case 'withdrawn':
      return 'Deleted, and withdrawn from every feed and page.';
    case 'ignored':
      return 'Not something this site publishes; see the warning.';
    case 'rejected':
      return `Not published: ${errors === 1 ? 'an error' : `${errors} errors`} to correct.${
        record.accepted ? ' The last good version stays published.' : ''
      }`;
  }
}

function siteSummary(record: SourceRecord): string {
  switch (record.status) {
    case 'published':
      return 'In force.';
    case 'withdrawn':
      return 'Deleted; the last good one stays in force.';
    default:
      return 'Not in force: there are errors to correct. The last good one stays in force.';
  }
}

/** `2026-11-03 09:00 Europe/Paris` */
function localTime(instant: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year')}-${get('month')}-${get('day')} ${get('hour')}:${get('minute')} ${timeZone}`;
}
