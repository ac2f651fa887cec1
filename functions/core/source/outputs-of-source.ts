import type { PublishedArticle } from '../article/article.ts';
import { digestOf } from '../kernel/digest.ts';
import { monthOf } from '../kernel/month.ts';
import { type FeedId, isPartnerFeed } from '../output/addresses.ts';
import {
  ASSETS_OUTPUT,
  archiveOutput,
  CATALOGUE_OUTPUT,
  changesOutput,
  FEED_OBJECT,
  LATEST_OUTPUT,
  NEWS_OUTPUT,
  type OutputId,
  outputOfKey,
  SITEMAP_OUTPUT,
} from '../output/outputs.ts';
import { declaredFeedsOf, partnerFeedsOf } from '../site/declared-feeds.ts';
import { formerKeys } from '../site/former-address.ts';
import type { Site } from '../site/site.ts';
import type { Entry } from './source-record.ts';

/**
 * The feeds a published article is in, each with its place there: by date, and apart from every other source.
 * For a while after a move two sources list one article, and neither may touch the other's entries. (A sort
 * key is at most 1,024 bytes; an id or a key alone may be as long.)
 */
export function entriesOf(key: string, article: PublishedArticle, site: Site): Entry[] {
  const sortKey = `${article.publishedAt}#${digestOf([article.id, key])}`;
  return feedsOf(article, site).map((feed) => ({ feed, sortKey }));
}

/** The outputs an article shows in. */
export function outputsOf(article: PublishedArticle, feeds: readonly FeedId[]): OutputId[] {
  const month = monthOf(article.publishedAt);
  return [
    `article/${article.slug}`,
    ...feeds.flatMap((feed) => [`feed/${feed}`, archiveOutput(feed, month), ...changesBeside(feed)]),
    `${SITEMAP_OUTPUT}/${month}`,
    NEWS_OUTPUT,
  ];
}

function changesBeside(feed: FeedId): OutputId[] {
  return isPartnerFeed(feed) ? [changesOutput(feed.slice('partner/'.length))] : [];
}

/** The outputs that show what `site.yaml` says, whatever articles there are. */
export function outputsOfSite(site: Site): OutputId[] {
  const { sections, feeds, partners } = site;
  return [
    LATEST_OUTPUT,
    ...Object.keys(sections).map((slug) => `feed/section/${slug}`),
    ...Object.keys(feeds).map((name) => `feed/feed/${name}`),
    ...Object.keys(partners).flatMap((name) => [`feed/partner/${name}`, changesOutput(name)]),
    CATALOGUE_OUTPUT,
    SITEMAP_OUTPUT,
    NEWS_OUTPUT,
    ASSETS_OUTPUT,
    ...formerKeys(site).map((key) => (FEED_OBJECT.test(key) && outputOfKey(key)) || `former/${key}`),
  ];
}

function feedsOf(article: PublishedArticle, site: Site): FeedId[] {
  const { section, tags, authors, language } = article;
  const feeds: FeedId[] = [
    'latest',
    ...(section ? [`section/${section.slug}`] : []),
    ...tags.map((tag) => `tag/${tag.slug}`),
    ...authors.map((author) => `author/${author.slug}`),
    ...(language ? [`language/${language.toLowerCase()}`] : []),
    ...declaredFeedsOf(article, site),
    ...partnerFeedsOf(article, site),
  ];
  return [...new Set(feeds)];
}
