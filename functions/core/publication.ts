import type { FeedId } from './addresses.ts';
import type { PublishedArticle, Term } from './article/article.ts';
import type { FeedDocument } from './feed/feed-document.ts';
import type { Instant } from './instant.ts';
import { visibilityAt } from './lifecycle.ts';
import { entriesOf } from './outputs.ts';
import type { PublishedSite } from './site/site.ts';
import type { Entry, SourceRecord } from './source-record.ts';

/** The article of `record`, if it may be seen at `now`. Outputs ask this, whatever led them to the record. */
export function visibleArticle(record: SourceRecord | undefined, now: Instant): PublishedArticle | undefined {
  if (record?.accepted?.kind !== 'article') return undefined;
  const { article } = record.accepted;
  return visibilityAt(article, now) === 'published' ? article : undefined;
}

/** Whether the article of the source `key` is where a hint states: a hint alone proves nothing. */
export function isListed(key: string, article: PublishedArticle, { feed, sortKey }: Entry): boolean {
  return entriesOf(key, article).some((entry) => entry.feed === feed && entry.sortKey === sortKey);
}

/**
 * A feed as it is to be published; undefined if it should not exist: a tag, an author or a section that no
 * article names and `site.yaml` does not declare.
 */
export function feedDocument(
  feed: FeedId,
  articles: readonly PublishedArticle[],
  site: PublishedSite,
): FeedDocument | undefined {
  if (feed === 'latest') {
    return { feed, title: site.title, description: site.description, site, articles };
  }
  const [kind = '', slug = ''] = feed.split('/', 2);
  const declared = kind === 'section' ? own(site.sections, slug) : undefined;
  if (articles.length === 0 && !declared) return undefined;
  const label = declared?.title ?? labelOf(kind, slug, articles, site);
  return {
    feed,
    title: `${label} – ${site.title}`,
    heading: label,
    description: declared?.description ?? `${label}: articles from ${site.title}.`,
    site,
    articles,
  };
}

/** What people call it: as `site.yaml` says, or as the newest article spells it. */
function labelOf(
  kind: string,
  slug: string,
  articles: readonly PublishedArticle[],
  site: PublishedSite,
): string {
  if (kind === 'author') {
    const authors = articles.flatMap((article) => article.authors);
    return own(site.authors, slug)?.name ?? authors.find((author) => author.slug === slug)?.name ?? slug;
  }
  const terms: readonly Term[] = articles.flatMap((article) =>
    kind === 'tag' ? article.tags : article.section ? [article.section] : [],
  );
  return terms.find((term) => term.slug === slug)?.label ?? slug;
}

/** A slug may be `constructor`. */
function own<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
