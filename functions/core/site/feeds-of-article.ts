import type { Article, Syndication } from '../article/article.ts';
import { type FeedId, feedId } from '../output/feed-ids.ts';
import type { Rule, Selection } from './selection.ts';
import type { Site } from './site.ts';
import { WordSearch } from './word-search.ts';

/** The declared feeds that have the article: `feed/<name>`, in the order of `site.yaml`. */
export function declaredFeedsOf(article: Article, site: Site): FeedId[] {
  return selecting(site.feeds, article, site).map((name) => feedId('feed', name));
}

/** The partners' feeds that have the article: `partner/<name>`. None if it may not be syndicated. */
export function partnerFeedsOf(article: Article, site: Site): FeedId[] {
  if (syndicationOf(article, site) === 'deny') return [];
  return selecting(site.partners, article, site).map((name) => feedId('partner', name));
}

function selecting(
  selections: Readonly<Record<string, Selection>>,
  article: Article,
  site: Site,
): readonly string[] {
  const search = new WordSearch(article);
  const fits = (rule: Rule) => ruleFits(rule, article, site, search);
  return Object.entries(selections)
    .filter(([, { include, exclude }]) => (include.length === 0 || include.some(fits)) && !exclude.some(fits))
    .map(([name]) => name);
}

function ruleFits(rule: Rule, article: Article, site: Site, search: WordSearch): boolean {
  const { section, tag, author, language, text, syndication } = rule;
  return (
    fieldFits(section, (slug) => article.section?.slug === slug) &&
    fieldFits(tag, (slug) => article.tags.some((term) => term.slug === slug)) &&
    fieldFits(author, (slug) => article.authors.some((person) => person.slug === slug)) &&
    fieldFits(language, (range) => isInRange(article.language ?? site.language, range)) &&
    fieldFits(syndication, (wanted) => syndicationOf(article, site) === wanted) &&
    fieldFits(text, (phrase) => search.has(phrase))
  );
}

/** A field that the rule does not have fits every article. */
function fieldFits<Value>(values: readonly Value[] | undefined, fits: (value: Value) => boolean): boolean {
  return values === undefined || values.some(fits);
}

/** Basic filtering (RFC 4647 section 3.3.1): a range includes itself and every tag that goes on from it. */
function isInRange(tag: string, range: string): boolean {
  return `${tag.toLowerCase()}-`.startsWith(`${range.toLowerCase()}-`);
}

/** The right of others to republish the article: what it states itself, or else what its section states. */
function syndicationOf({ syndication, section }: Article, { sections }: Site): Syndication {
  const own = section && Object.hasOwn(sections, section.slug) ? sections[section.slug] : undefined;
  return syndication ?? own?.syndication ?? 'allow';
}
