import { type DataDocument, type Place, type Places, pathKey } from '../data/document.ts';
import { foldName } from '../kernel/nearest-name.ts';
import type { Problem } from '../kernel/problem.ts';
import { slugify } from '../kernel/slug.ts';
import {
  fieldTwice,
  fieldUnknown,
  groupEmpty,
  keyInvalid,
  listTooLong,
  nameReserved,
  type PlacelessProblem,
} from './site-field-problems.ts';
import { type Shape, SITE_SHAPE } from './site-shape.ts';

type Fields = Record<string, unknown>;
type Path = readonly string[];
type ShapeOf<Kind> = Extract<Shape, { kind: Kind }>;

/** A file's fields under their canonical names, and how to speak of them as the file does. */
export interface SiteFields {
  /** What {@link SITE_SCHEMA} reads; unknown and empty fields are left out, one value stands in a list. */
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  /** A problem with the field at a path of canonical names, placed in the file. */
  at(path: readonly PropertyKey[], problem: PlacelessProblem): Problem;
}

export function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the fields of a `site.yaml`: names in any spelling (`time_zone`, `TimeZone`), an author, section or
 * feed given by its name alone, one value for a list, empty values as absent ones. Unknown fields are reported
 * and left out.
 */
export function siteFields(document: DataDocument, root: Fields): SiteFields {
  const reader = new FieldReader(document.places);
  const fields = reader.read(root, SITE_SHAPE, []) as Fields;
  return { fields, problems: reader.problems, at: reader.at.bind(reader) };
}

class FieldReader {
  readonly problems: Problem[] = [];
  readonly #places: Places;
  /** The path in the file's own spelling, where it differs, by {@link pathKey} of the canonical one. */
  readonly #written = new Map<string, Path>();

  constructor(places: Places) {
    this.#places = places;
  }

  at(path: readonly PropertyKey[], problem: PlacelessProblem): Problem {
    const names = this.#writtenPath(path);
    return { ...problem, field: names.join('.'), ...this.#placeOf(names) };
  }

  /** What has another form than its shape is left as it is: the schema says so. */
  read(value: unknown, shape: Shape | undefined, path: Path): unknown {
    if (shape?.kind === 'list') return this.#readList(value, shape, path);
    if (shape?.kind === 'fields' && shape.shorthand && typeof value === 'string') {
      this.#standsAt([...path, shape.shorthand], path);
      return { [shape.shorthand]: value };
    }
    if (shape?.kind === 'lines' && Array.isArray(value)) {
      return this.#readList(value, { ...shape, kind: 'list' }, path);
    }
    if (!shape || !isMapping(value)) return value;
    if (shape.kind === 'fields') return this.#readFields(value, shape, path);
    return shape.kind === 'each' ? this.#readEach(value, shape, path) : this.#readLines(value, shape, path);
  }

  #readFields(value: Fields, { names, inner, isStrict }: ShapeOf<'fields'>, path: Path): Fields {
    const fields: Fields = {};
    const isEmpty = Object.values(value).every((content) => content === null);
    if (isStrict && isEmpty) this.#report([...path, ...Object.keys(value).slice(0, 1)], groupEmpty());
    for (const [name, content] of Object.entries(value)) {
      const field = names.find((candidate) => foldName(candidate) === foldName(name));
      if (field) {
        if (Object.hasOwn(fields, field)) this.#report([...path, name], fieldTwice(field));
        this.#written.set(pathKey([...path, field]), [...this.#writtenPath(path), name]);
        if (content !== null) fields[field] = this.read(content, inner[field], [...path, field]);
      } else {
        this.#report([...path, name], fieldUnknown(name, names, isStrict ?? false));
      }
    }
    return fields;
  }

  #readEach(value: Fields, { inner, most, reserved = [], faultOf }: ShapeOf<'each'>, path: Path): Fields {
    const entries = Object.entries(value);
    if (entries.length > most) this.#report(path, listTooLong(entries.length, most));
    const read = entries.slice(0, most).map(([slug, content]) => {
      const isSlug = slugify(slug) === slug && slug !== '';
      const fault = isSlug ? faultOf?.(slug) : keyInvalid(slug);
      if (fault) this.#report([...path, slug], fault);
      if (reserved.includes(slug)) this.#report([...path, slug], nameReserved(slug));
      return [slug, this.read(content, inner, [...path, slug])];
    });
    return Object.fromEntries(read);
  }

  #readList(value: unknown, { inner, most, commas }: ShapeOf<'list'>, path: Path): unknown {
    if (Array.isArray(value)) {
      if (value.length > most) this.#report(path, listTooLong(value.length, most));
      return value.slice(0, most).map((item, index) => this.read(item, inner, [...path, String(index)]));
    }
    const members = typeof value === 'string' && commas ? value.split(',') : [value];
    return members.map((member, index) => {
      const place = [...path, String(index)];
      this.#standsAt(place, path);
      return this.read(member, inner, place);
    });
  }

  #readLines(value: Fields, { inner }: ShapeOf<'lines'>, path: Path): unknown[] {
    return Object.entries(value).map(([name, content], index) => {
      const place = [...path, String(index)];
      this.#standsAt(place, path);
      return this.read({ [name]: content }, inner, place);
    });
  }

  #report(path: Path, problem: PlacelessProblem): void {
    this.problems.push(this.at(path, problem));
  }

  /** `path` is none of the file's: its value stands at `outer`. */
  #standsAt(path: Path, outer: Path): void {
    this.#written.set(pathKey(path), this.#writtenPath(outer));
  }

  #writtenPath(path: readonly PropertyKey[]): Path {
    if (path.length === 0) return [];
    const names = this.#written.get(pathKey(path));
    if (names) return names;
    return [...this.#writtenPath(path.slice(0, -1)), String(path.at(-1))];
  }

  /** Of the field, or of the nearest around it that the file holds. */
  #placeOf(names: Path): Place | undefined {
    for (let length = names.length; length > 0; length -= 1) {
      const place = this.#places.get(pathKey(names.slice(0, length)));
      if (place) return place;
    }
    return undefined;
  }
}
