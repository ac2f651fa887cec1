import type { PublishedArticle } from '../../core/article/article.ts';
import { visibleArticle } from '../../core/feed/publication.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { readSite } from '../../core/ports/site-in-force.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import type { PublishPorts } from '../ports.ts';

/**
 * How far the clock of another function may be ahead, far more than Lambda's ever are. What that function has made
 * public is found, and published as soon as this function's clock agrees.
 */
const MAX_CLOCK_SKEW_MS = 120_000;

/** What every read of one view shares: the index, the site and the time. */
export interface ReadContext extends Pick<PublishPorts, 'sources' | 'hints' | 'claims'> {
  readonly site: PublishedSite;
  readonly now: Instant;
  /** The latest date to read: later than `now`, because ingest's clock may be ahead. */
  readonly until: Instant;
  /** Filled while reading: when this function's clock will agree with what ingest has made public already. */
  readonly ahead: Set<Instant>;
}

export async function newReadContext({ claims, clock, hints, sources }: PublishPorts): Promise<ReadContext> {
  const now = clock();
  const until = new Date(Date.parse(now) + MAX_CLOCK_SKEW_MS).toISOString();
  return { sources, hints, claims, site: await readSite(sources), now, until, ahead: new Set() };
}

/** The article of `record` if it may be seen. An article that only waits for this function's clock is noted. */
export function visibleHere(
  record: SourceRecord | undefined,
  context: Pick<ReadContext, 'now' | 'ahead'>,
): PublishedArticle | undefined {
  const article = visibleArticle(record, context.now);
  if (!article && record && record.entries.length > 0 && record.accepted?.kind === 'article') {
    const { publishedAt } = record.accepted.article;
    if (publishedAt > context.now) context.ahead.add(publishedAt);
  }
  return article;
}
