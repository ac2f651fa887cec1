import type { PublishedArticle, Term } from '../article/article.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Month } from '../kernel/month.ts';
import { type FeedId, type FeedName, parseFeedId } from '../output/feed-ids.ts';
import type { Entry } from '../output/lists.ts';
import type { DeclaredFeed } from '../site/declared-feed.ts';
import type { Partner } from '../site/partner.ts';
import type { PublishedSite } from '../site/site.ts';
import { feedEntries } from '../source/entries.ts';
import { visibilityAt } from '../source/lifecycle.ts';
import type { SourceRecord } from '../source/source-record.ts';
import type { FeedDocument } from './render/feed-document.ts';

/**
 * The article of `record`, if it may be seen at `now`. Every output asks this, whatever led it to the record. Two clocks
 * must agree: ingest's, by which the article was listed, and the publisher's. So it appears by the later of the two, and
 * disappears by the earlier (invariant I2).
 */
export function visibleArticle(record: SourceRecord | undefined, now: Instant): PublishedArticle | undefined {
  if (record?.accepted?.kind !== 'article' || record.entries.length === 0) return undefined;
  const { article } = record.accepted;
  return visibilityAt(article, now) === 'published' ? article : undefined;
}

/** True if the article of the source `key` has the entry that a hint states. A hint alone proves nothing. */
export function isListed(
  key: string,
  article: PublishedArticle,
  { list, sortKey }: Entry,
  site: PublishedSite,
): boolean {
  return feedEntries(key, article, site).some((entry) => entry.list === list && entry.sortKey === sortKey);
}

/**
 * A feed as it should be published, whole; undefined if it should not exist. A feed exists if it has an article or
 * `site.yaml` names it; a declared feed and a partner's feed exist only while `site.yaml` names them.
 * @param articles newest first
 */
export function feedDocument(
  feed: FeedId,
  articles: readonly PublishedArticle[],
  site: PublishedSite,
): FeedDocument | undefined {
  const content = { feed, site, articles, part: { kind: 'full' } } as const;
  if (feed === 'latest') return { ...content, title: site.title, description: site.description };
  const { kind, slug } = parseFeedId(feed);
  const declared = declaredFeed(feed, site);
  const partner = partnerOf(feed, site);
  if ((kind === 'feed' && !declared) || (kind === 'partner' && !partner)) return undefined;
  const section = kind === 'section' ? own(site.sections, slug) : undefined;
  const { title, description } = declared ?? partner ?? section ?? {};
  if (articles.length === 0 && title === undefined) return undefined;
  const heading = title ?? labelOf({ kind, slug }, articles, site);
  return {
    ...content,
    title: `${heading} – ${site.title}`,
    heading,
    description: description ?? `${heading}: articles from ${site.title}.`,
    ...(declared && { declared }),
    ...(partner && { partner }),
    ...(declared?.podcast && { podcast: declared.podcast }),
  };
}

/** The declaration of `feed` in `site.yaml`; undefined if it is not a declared feed. */
export function declaredFeed(feed: FeedId, site: PublishedSite): DeclaredFeed | undefined {
  const { kind, slug } = parseFeedId(feed);
  return kind === 'feed' ? own(site.feeds, slug) : undefined;
}

/** The partner that `feed` belongs to; undefined if it is not a partner's feed. */
export function partnerOf(feed: FeedId, site: PublishedSite): Partner | undefined {
  const { kind, slug } = parseFeedId(feed);
  return kind === 'partner' ? own(site.partners, slug) : undefined;
}

/** One month of a feed; undefined if it should not exist: the month has no article, or the feed does not exist. */
export function archiveDocument(
  feed: FeedId,
  archive: { readonly month: Month; readonly previous: Month | undefined },
  articles: readonly PublishedArticle[],
  site: PublishedSite,
): FeedDocument | undefined {
  const document = articles.length > 0 ? feedDocument(feed, articles, site) : undefined;
  const { month, previous } = archive;
  return document && { ...document, part: { kind: 'archive', month }, ...(previous && { previous }) };
}

/** The name of a feed for people: as in `site.yaml`, or as the newest article spells it. */
function labelOf(
  { kind, slug }: FeedName,
  articles: readonly PublishedArticle[],
  site: PublishedSite,
): string {
  if (kind === 'language') return nameOfLanguage(articles.find(({ language }) => language)?.language ?? slug);
  if (kind === 'author') {
    const authors = articles.flatMap((article) => article.authors);
    return own(site.authors, slug)?.name ?? authors.find((author) => author.slug === slug)?.name ?? slug;
  }
  const terms: readonly Term[] = articles.flatMap((article) =>
    kind === 'tag' ? article.tags : article.section ? [article.section] : [],
  );
  return terms.find((term) => term.slug === slug)?.label ?? slug;
}

/** A language's name in itself, for those who look for it: `português (Brasil)`. */
function nameOfLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A slug may be `constructor`. */
function own<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
