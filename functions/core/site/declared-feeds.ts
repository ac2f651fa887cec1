import type { Article, Syndication } from '../article/article.ts';
import { type FeedId, feedId } from '../output/feed-ids.ts';
import type { Rule, Selection } from './selection.ts';
import type { Site } from './site.ts';
import { WordSearch } from './word-search.ts';

/** The feeds declared in `site.yaml` that have the article: `feed/<name>`, in the order of the file. */
export function declaredFeedsOf(article: Article, site: Site): FeedId[] {
  return selecting(site.feeds, article, site).map((name) => feedId('feed', name));
}

/** The partners' feeds that have the article: `partner/<name>`. What may not be syndicated is in none. */
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
  const holds = (rule: Rule) => ruleHolds(rule, article, site, search);
  return Object.entries(selections)
    .filter(
      ([, { include, exclude }]) => (include.length === 0 || include.some(holds)) && !exclude.some(holds),
    )
    .map(([name]) => name);
}

function ruleHolds(rule: Rule, article: Article, site: Site, search: WordSearch): boolean {
  const { section, tag, author, language, text, syndication } = rule;
  return (
    meets(section, (slug) => article.section?.slug === slug) &&
    meets(tag, (slug) => article.tags.some((term) => term.slug === slug)) &&
    meets(author, (slug) => article.authors.some((person) => person.slug === slug)) &&
    meets(language, (range) => isInRange(article.language ?? site.language, range)) &&
    meets(syndication, (wanted) => syndicationOf(article, site) === wanted) &&
    meets(text, (phrase) => search.has(phrase))
  );
}

/** A field that the rule does not state asks for nothing. */
function meets<Value>(values: readonly Value[] | undefined, holds: (value: Value) => boolean): boolean {
  return values === undefined || values.some(holds);
}

/** Basic filtering of RFC 4647 section 3.3.1: a range stands for itself and all that is more particular. */
function isInRange(tag: string, range: string): boolean {
  return `${tag.toLowerCase()}-`.startsWith(`${range.toLowerCase()}-`);
}

/** Whether others may republish the article: as it says, else as its section does. */
function syndicationOf({ syndication, section }: Article, { sections }: Site): Syndication {
  const own = section && Object.hasOwn(sections, section.slug) ? sections[section.slug] : undefined;
  return syndication ?? own?.syndication ?? 'allow';
}
