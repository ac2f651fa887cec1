import { isError } from '../kernel/problem.ts';
import { addressOf, articleAddress, feedRoot } from '../output/addresses.ts';
import type { AcceptedArticle } from './accepted.ts';
import { parseClaim } from './claim.ts';
import { ledgerOf, standingCopyOf } from './ledger.ts';
import { problemsOfFaults } from './publication-fault.ts';
import type { Receipt } from './receipt.ts';
import { localTime, summaryOf } from './receipt-summary.ts';
import { claimsInForce } from './record-claims.ts';
import type { SourceRecord } from './source-record.ts';

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
