import { type Places, pathKey } from '../../data/document.ts';
import { foldName } from '../../kernel/nearest-name.ts';
import { asBoolean, hasNoValue } from '../../kernel/plain-values.ts';
import type { Report } from '../../kernel/problem.ts';
import { MAX_FIELDS, MAX_UNKNOWN_FIELDS } from '../limits.ts';
import type { Field } from './field.ts';
import {
  type CanonicalField,
  canonicalFieldOf,
  isIgnoredField,
  SYNONYMS,
  suggestFieldName,
} from './field-names.ts';
import { asRecord, textMember } from './field-values.ts';
import { ADDRESS_MEMBERS } from './media-address.ts';

/** The fields of a group that stands at `path` in a document, and one level of the groups in it. */
export function fieldsIn(group: unknown, places: Places, path: readonly string[] = []): Field[] {
  return membersOf(group).map(([name, value]) => {
    const inner = [...path, name];
    const members = membersOf(value).map(([member, content]) => ({
      name: member,
      value: content,
      ...places.get(pathKey([...inner, member])),
    }));
    return { name, value, ...places.get(pathKey(inner)), ...(members.length > 0 && { members }) };
  });
}

function membersOf(value: unknown): [name: string, value: unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/**
 * Sorts an article's fields by our names for them, and reports those that nobody knows. `published` is a date in most
 * systems and a yes or no in Jekyll: a no makes a draft. A field in a group (Hugo's `params`, an episode's `podcast`)
 * counts if no field outside of it says the same.
 */
export function collectFields(written: readonly Field[], report: Report): Map<CanonicalField, Field> {
  const fields = new Map<CanonicalField, Field>();
  let unknown = 0;
  for (const field of written) {
    if (hasNoValue(field.value)) continue;
    if (isEpisodeGroup(field)) continue;
    const canonical = canonicalFieldOf(field.name);
    if (canonical === undefined) {
      if (isIgnoredField(field.name)) continue;
      unknown += 1;
      if (unknown <= MAX_UNKNOWN_FIELDS) reportUnknown(field, report);
    } else if (canonical === 'published' && asBoolean(field.value) !== undefined) {
      if (asBoolean(field.value) === false) fields.set('draft', { ...field, value: 'true' });
    } else if (canonical === 'canonical' && asBoolean(field.value) === false) {
      // Jekyll and Eleventy: `permalink: false` writes no page.
      fields.set('draft', { ...field, value: 'true' });
    } else {
      const present = fields.get(canonical);
      if (!present || rank(canonical, field.name) < rank(canonical, present.name))
        fields.set(canonical, field);
    }
  }
  for (const { canonical, field } of written.flatMap(groupedFields)) {
    if (canonical === undefined) reportUnknown(field, report);
    else if (!fields.has(canonical) && !hasNoValue(field.value)) fields.set(canonical, field);
  }
  return fields;
}

/** True if the number of fields is within the limit; else reports it. */
export function isFieldCountBearable(count: number, report: Report): boolean {
  if (count <= MAX_FIELDS) return true;
  report.error({
    code: 'fields-too-many',
    message: `There are ${count} fields. The limit is ${MAX_FIELDS}.`,
    hint: 'Keep only the fields that describe the article.',
    line: 1,
  });
  return false;
}

function rank(canonical: CanonicalField, name: string): number {
  return SYNONYMS[canonical].findIndex((synonym) => foldName(synonym) === foldName(name));
}

function reportUnknown(field: Field, report: Report): void {
  const name = field.name.slice(0, 100);
  const suggestion = suggestFieldName(field.name);
  report.warn({
    code: 'field-unknown',
    message: `The field "${name}" is not known and was ignored.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Remove it, or leave it. It does no harm.',
    field: name,
    ...(field.line && { line: field.line }),
    ...(field.column && { column: field.column }),
  });
}

/** A field in a group of fields. `canonical` is undefined if nobody knows it. */
interface GroupedField {
  readonly canonical: CanonicalField | undefined;
  readonly field: Field;
}

/** The fields of an episode in a group `podcast`. Outside of the group, `image` and `type` mean something else. */
const EPISODE_MEMBERS: ReadonlyMap<string, CanonicalField> = new Map([
  ...(['duration', 'season', 'episode', 'explicit', 'chapters', 'transcript'] as const).map(
    (name) => [name, name] as const,
  ),
  ['image', 'episodeImage'],
  ['type', 'episodeType'],
]);

/** True if a field is a group that describes an episode. A group `podcast` may also be the address of its sound. */
function isEpisodeGroup(field: Field): boolean {
  const record = foldName(field.name) === 'podcast' ? asRecord(field.value) : undefined;
  return record !== undefined && textMember(record, ...ADDRESS_MEMBERS) === undefined;
}

/** Groups that systems keep fields in: Hugo's `params`, Zola's `taxonomies` and `extra`. */
const HOLDERS: ReadonlySet<string> = new Set(['params', 'taxonomies', 'extra']);

/** The fields in a group: an episode's, those in a {@link HOLDERS}, the picture in the `header` of Jekyll's themes. */
function groupedFields(group: Field): readonly GroupedField[] {
  const holder = foldName(group.name);
  const found = (canonicalOf: (member: string) => CanonicalField | undefined) =>
    (group.members ?? []).map((member) => ({
      field: { ...member, name: `${group.name}.${member.name}` },
      canonical: canonicalOf(member.name),
    }));
  if (isEpisodeGroup(group)) return found((member) => EPISODE_MEMBERS.get(foldName(member)));
  // What only a theme understands is not reported.
  if (HOLDERS.has(holder)) return found(canonicalFieldOf).filter(({ canonical }) => canonical);
  if (holder !== 'header') return [];
  return found((member) => (/^(?:image|teaser)$/i.test(member) ? 'image' : undefined)).filter(
    ({ canonical }) => canonical,
  );
}
