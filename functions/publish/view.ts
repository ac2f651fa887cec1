import type { FeedId } from '../core/addresses.ts';
import type { PublishedArticle } from '../core/article/article.ts';
import { slugClaim } from '../core/claim.ts';
import { NoSiteError } from '../core/errors.ts';
import { FEED_LENGTH, type FeedDocument } from '../core/feed/feed-document.ts';
import type { Instant } from '../core/instant.ts';
import type { SourceIndex } from '../core/ports.ts';
import { feedDocument, isListed, visibleArticle } from '../core/publication.ts';
import type { PublishedSite } from '../core/site/site.ts';
import { SITE_KEY } from '../core/source-key.ts';
import type { PublishPorts } from './ports.ts';

/** The site in force. @throws if none is: ingest commits one before it sends any job. */
export async function readSite(index: SourceIndex): Promise<PublishedSite> {
  const record = await index.readSource(SITE_KEY);
  if (record?.accepted?.kind !== 'site') {
    throw new NoSiteError(`${SITE_KEY}: no site is in force`);
  }
  return record.accepted.site;
}

/** A feed as the index has it now; undefined if it should not exist. */
export async function readFeed(
  feed: FeedId,
  { index, clock }: PublishPorts,
): Promise<FeedDocument | undefined> {
  const site = await readSite(index);
  const articles = await newestArticles(feed, clock(), index);
  return feedDocument(feed, articles, site);
}

/** The article that may be seen at `/articles/<slug>/` now. */
export async function readArticle(
  slug: string,
  { index, clock }: PublishPorts,
): Promise<PublishedArticle | undefined> {
  const claim = await index.readClaim(slugClaim(slug));
  const article = claim && visibleArticle(await index.readSource(claim.owner), clock());
  return article?.slug === slug ? article : undefined;
}

/** Hints lead to the articles; an entry counts only if the article itself says the same. */
async function newestArticles(feed: FeedId, now: Instant, index: SourceIndex): Promise<PublishedArticle[]> {
  const articles: PublishedArticle[] = [];
  let next: string | undefined;
  do {
    const page = await index.queryHints(feed, {
      before: now,
      limit: FEED_LENGTH,
      ...(next ? { next } : {}),
    });
    const keys = [...new Set(page.hints.map((hint) => hint.key))];
    const records = new Map((await index.readSources(keys)).map((record) => [record.key, record]));
    for (const hint of page.hints) {
      const article = visibleArticle(records.get(hint.key), now);
      if (article && isListed(hint.key, article, hint)) articles.push(article);
    }
    next = page.next;
  } while (next && articles.length < FEED_LENGTH);
  return articles.slice(0, FEED_LENGTH);
}
