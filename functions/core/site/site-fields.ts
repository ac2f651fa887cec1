import { slugify } from '../article/slug.ts';
import { foldName, nearestName } from '../nearest-name.ts';
import type { Problem } from '../problem.ts';
import type { YamlDocument } from './read-yaml.ts';
import { AUTHOR_FIELDS, SECTION_FIELDS, SITE_FIELDS } from './site-schema.ts';
import { pathKey } from './yaml-places.ts';

type Fields = Record<string, unknown>;
type Path = readonly string[];

/** A file's fields under their canonical names, and how to speak of them as the file does. */
export interface SiteFields {
  /** What {@link SITE_SCHEMA} reads; unknown and empty fields are left out. */
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  /** A problem with the field at a path of canonical names, placed in the file. */
  at(path: readonly PropertyKey[], problem: Omit<Problem, 'field' | 'line' | 'column'>): Problem;
}

export function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the fields of a `site.yaml`: names in any spelling (`time_zone`, `TimeZone`), an author or section
 * given by its name alone, empty values as absent ones. Unknown fields are reported and left out.
 */
export function siteFields(document: YamlDocument, root: Fields): SiteFields {
  const problems: Problem[] = [];
  const written = new Map<string, Path>();

  const at: SiteFields['at'] = (path, problem) => {
    const names = writtenPath(path, written);
    const place = document.places.get(pathKey(names));
    return { ...problem, field: names.join('.'), ...place };
  };

  const fold = (value: Fields, known: readonly string[], path: Path): Fields => {
    const fields: Fields = {};
    for (const [name, content] of Object.entries(value)) {
      const field = known.find((candidate) => foldName(candidate) === foldName(name));
      if (field) {
        if (Object.hasOwn(fields, field)) problems.push(at([...path, name], fieldTwice(field)));
        written.set(pathKey([...path, field]), [...writtenPath(path, written), name]);
        if (content !== null) fields[field] = content;
      } else {
        problems.push(at([...path, name], unknownField(name, known)));
      }
    }
    return fields;
  };

  const foldEach = (value: unknown, shorthand: string, known: readonly string[], path: Path): unknown => {
    if (!isMapping(value)) return value;
    const entries = Object.entries(value).map(([slug, content]) => {
      if (slugify(slug) !== slug || slug === '') problems.push(at([...path, slug], keyInvalid(slug)));
      if (typeof content === 'string') return [slug, { [shorthand]: content }];
      return [slug, isMapping(content) ? fold(content, known, [...path, slug]) : content];
    });
    return Object.fromEntries(entries);
  };

  const fields = fold(root, SITE_FIELDS, []);
  fields.authors = foldEach(fields.authors, 'name', AUTHOR_FIELDS, ['authors']);
  fields.sections = foldEach(fields.sections, 'title', SECTION_FIELDS, ['sections']);
  return { fields, problems, at };
}

/** The path in the file's own spelling; what the file does not hold is left off. */
function writtenPath(path: readonly PropertyKey[], written: ReadonlyMap<string, Path>): Path {
  if (path.length === 0) return [];
  const names = written.get(pathKey(path));
  if (names) return names;
  return [...writtenPath(path.slice(0, -1), written), String(path.at(-1))];
}

type PlacelessProblem = Omit<Problem, 'field' | 'line' | 'column'>;

function fieldTwice(field: string): PlacelessProblem {
  return {
    code: 'field-twice',
    severity: 'error',
    message: `The field "${field}" is given twice.`,
    hint: 'Remove one of the two lines.',
  };
}

function unknownField(name: string, known: readonly string[]): PlacelessProblem {
  const meant = nearestName(name, known);
  return {
    code: 'field-unknown',
    severity: 'warning',
    message: `The field "${name}" is not known and was ignored.`,
    hint: meant ? `Did you mean "${meant}"?` : `The fields known here are ${known.join(', ')}.`,
  };
}

function keyInvalid(key: string): PlacelessProblem {
  const slug = slugify(key);
  return {
    code: 'slug-invalid',
    severity: 'error',
    message: `"${key}" becomes part of an address and holds characters that may not be in one.`,
    hint: slug ? `Write it as "${slug}".` : 'Use letters, digits and hyphens.',
  };
}
