import type { Article, PublishedArticle } from '../../functions/core/article/article.ts';
import { feedDocument } from '../../functions/core/feed/publication.ts';
import { renderChecked } from '../../functions/core/feed/quarantine.ts';
import type { Problem } from '../../functions/core/kernel/problem.ts';
import { type FeedId, parseFeedId } from '../../functions/core/output/feed-ids.ts';
import type { FeedKind } from '../../functions/core/output/feed-kinds.ts';
import { outputId } from '../../functions/core/output/outputs.ts';
import type { Site } from '../../functions/core/site/site.ts';
import { feedEntries } from '../../functions/core/source/entries.ts';
import { type PublicationFault, problemsOfFaults } from '../../functions/core/source/publication-fault.ts';

/** What the source does not state is made up: no rule asks for more than its shape. */
const MADE_UP = { id: 'urn:uuid:00000000-0000-8000-8000-000000000000', date: '2000-01-01T00:00:00.000Z' };

/** The feeds that ask something of their own; of sections, tags and authors the latest tells all. */
const TELLING_KINDS: ReadonlySet<FeedKind> = new Set(['latest', 'feed', 'partner']);

/** What publishing `article` would say of it: the feeds that it would be left out of, and why. */
export function leftOutProblems(key: string, article: Article, site: Site): Problem[] {
  const {
    id = MADE_UP.id,
    publishedAt = article.updatedAt ?? MADE_UP.date,
    updatedAt = publishedAt,
  } = article;
  const published: PublishedArticle = { ...article, id, publishedAt, updatedAt };
  const feeds = feedEntries(key, published, site).map(({ list }) => list);
  return problemsOfFaults(
    feeds
      .filter((feed) => TELLING_KINDS.has(parseFeedId(feed).kind))
      .flatMap((feed) => faultsIn(feed, published, site)),
  );
}

function faultsIn(feed: FeedId, article: PublishedArticle, site: Site): PublicationFault[] {
  const document = feedDocument(feed, [article], { ...site, url: site.url ?? 'https://site.example/' });
  if (!document) return [];
  return [...renderChecked(document).leftOut.values()].map(({ format, rule, message }) => ({
    output: outputId({ kind: 'feed', feed }),
    format,
    rule,
    message,
  }));
}
