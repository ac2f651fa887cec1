import { type Places, pathKey } from '../../data/document.ts';
import { foldName } from '../../kernel/nearest-name.ts';
import { asBoolean, hasNoValue } from '../../kernel/plain-values.ts';
import {
  type CanonicalField,
  canonicalFieldOf,
  isIgnoredField,
  SYNONYMS,
  suggestFieldName,
} from './field-names.ts';
import { groupedFields, isEpisodeGroup } from './grouped-fields.ts';
import { MAX_FIELDS, MAX_UNKNOWN_FIELDS } from '../limits.ts';
import type { Report } from '../report.ts';

/** One field of an article's metadata, as its editor wrote it. */
export interface Field {
  readonly name: string;
  /** From YAML: strings, lists and maps of them. From JSON and TOML: any JSON value. */
  readonly value: unknown;
  /** 1-based, in the uploaded file. */
  readonly line?: number;
  /** 1-based, in the uploaded file. */
  readonly column?: number;
  /** The fields in it, if it is a group. */
  readonly members?: readonly Field[];
}

export type Fields = ReadonlyMap<CanonicalField, Field>;

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
 * Sorts metadata by our names for it; a name that nobody knows is reported.
 * `published` is a date in most systems and a yes or no in Jekyll: a yes or no becomes the status. What
 * stands in a group (Hugo's `params`, a podcast's episode) counts where nothing outside says it.
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

/** Whether a source states no more fields than anybody writes; reports it if it does. */
export function isFieldCountBearable(count: number, report: Report): boolean {
  if (count <= MAX_FIELDS) return true;
  report.error({
    code: 'fields-too-many',
    message: `There are ${count} fields; the limit is ${MAX_FIELDS}.`,
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
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Remove it, or leave it: it does no harm.',
    field: name,
    ...(field.line && { line: field.line }),
    ...(field.column && { column: field.column }),
  });
}
