import { nameUuid } from '../../kernel/name-uuid.ts';
import type { Report } from '../../kernel/problem.ts';
import { slugify } from '../../kernel/slug.ts';
import type { KeyFacts } from '../article-key.ts';
import { MAX_ALIASES, MAX_TITLE_CHARACTERS } from '../limits.ts';
import { type Field, type Fields, placeOf } from './field.ts';
import { readList, readText, scalarText } from './field-values.ts';

/** Reads the article's slug: as stated; else from the file name; else, if that holds no letter, made of the key. */
export function readSlug(fields: Fields, key: string, facts: KeyFacts, report: Report): string {
  const field = fields.get('slug');
  const stated = readText(field, MAX_TITLE_CHARACTERS, report);
  const slug = stated === undefined ? '' : slugify(stated);
  if (field && stated !== undefined && slug !== stated) {
    report.warn({
      code: 'slug-changed',
      message: `The slug "${stated.slice(0, 100)}" cannot be used in an address as it is. ${slug ? `"${slug}"` : 'The file name'} is used.`,
      hint: 'Write the slug in lower case with hyphens between the words.',
      ...placeOf(field),
    });
  }
  return slug || facts.slug || `article-${nameUuid('slug', key).slice(-12)}`;
}

/** Reads former slugs: from slugs, paths (`/2019/old-name/`) or whole addresses. */
export function readAliases(field: Field | undefined, slug: string, report: Report): readonly string[] {
  if (!field) return [];
  const aliases = new Set<string>();
  for (const member of readList(field, MAX_ALIASES, report)) {
    const path = (scalarText(member) ?? '').split(/[?#]/, 1)[0] ?? '';
    const segments = path.split('/').filter((segment) => segment !== '' && !/^index\.html?$/i.test(segment));
    aliases.add(slugify((segments.at(-1) ?? '').replace(/\.html?$/i, '')));
  }
  aliases.delete('');
  aliases.delete(slug);
  return [...aliases];
}
