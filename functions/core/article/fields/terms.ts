import { nameUuid } from '../../kernel/name-uuid.ts';
import type { Report } from '../../kernel/problem.ts';
import { slugify } from '../../kernel/slug.ts';
import { cutAtWord, oneLine } from '../../kernel/text.ts';
import type { SiteDefaults, Term } from '../article.ts';
import { MAX_NAME_CHARACTERS, MAX_TAGS } from '../limits.ts';
import type { Field, Fields } from './field.ts';
import { asRecord, readList, reportType, scalarText, textMember } from './field-values.ts';

/** Eleventy's tags for every article: they name a collection, not a subject. */
const COLLECTION_TAGS = new Set(['post', 'posts', 'all']);

export interface ArticleTerms {
  readonly section?: Term;
  readonly tags: readonly Term[];
}

/**
 * Reads the section and the tags of an article. The first category is its section, and the others are tags. Without a
 * category, the first folder under `articles/` is the section. The site may give a section its title.
 */
export function readTerms(
  fields: Fields,
  sectionFolder: string | undefined,
  site: SiteDefaults,
  report: Report,
): ArticleTerms {
  const [sectionName = '', ...otherCategories] = readNames(fields.get('section'), report);
  const section =
    sectionTerm(sectionName, site) ?? (sectionFolder && sectionTerm(titleOfFolder(sectionFolder), site));
  const tags = new Map<string, Term>();
  for (const name of [...readNames(fields.get('tags'), report), ...otherCategories]) {
    // Ghost's internal tags begin with #.
    if (name.startsWith('#') || COLLECTION_TAGS.has(name.toLowerCase())) continue;
    const term = termOf(name);
    if (!tags.has(term.slug)) tags.set(term.slug, term);
  }
  return { tags: [...tags.values()].slice(0, MAX_TAGS), ...(section && { section }) };
}

function readNames(field: Field | undefined, report: Report): string[] {
  if (!field) return [];
  const isGroup =
    asRecord(field.value) !== undefined && !textMember(asRecord(field.value)!, 'name', 'label', 'title');
  const members = isGroup ? [{}] : readList(field, MAX_TAGS, report);
  const names: string[] = [];
  for (const member of members) {
    const record = asRecord(member);
    const name = record ? textMember(record, 'name', 'label', 'title') : scalarText(member);
    if (name === undefined) {
      reportType(field, 'a list of words, such as [floods, rivers]', report);
      break;
    }
    const line = oneLine(name);
    if (line !== '') names.push(cutAtWord(line, MAX_NAME_CHARACTERS));
  }
  return names;
}

function sectionTerm(name: string, site: SiteDefaults): Term | undefined {
  if (name === '') return undefined;
  const { slug, label } = termOf(name);
  const known = Object.hasOwn(site.sections, slug) ? site.sections[slug] : undefined;
  return { slug, label: known?.title ?? label };
}

/** `world-news` reads as "World news". */
function titleOfFolder(folder: string): string {
  const words = oneLine(folder.replace(/[-_]+/g, ' '));
  return cutAtWord(words.charAt(0).toUpperCase() + words.slice(1), MAX_NAME_CHARACTERS);
}

/** The slug of a name without letters, such as an emoji, is a digest of it. */
function termOf(label: string): Term {
  return { slug: slugify(label) || nameUuid('term', label).slice(-12), label };
}
