import { type Place, type Places, pathKey } from '../data/document.ts';
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
} from './field-problems.ts';
import { type Shape, shapeOf } from './schema-parts.ts';
import { SITE } from './site.ts';

type Fields = Record<string, unknown>;
type Path = readonly string[];
type ShapeOf<Kind> = Extract<Shape, { kind: Kind }>;

const SITE_SHAPE = shapeOf(SITE);

/** The fields of a file under their canonical names, and where they are in the file. */
export interface SiteFields {
  /** What {@link SITE} reads: unknown and empty fields are left out, a single value is a list with one member. */
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  /** A problem with the field at a path of canonical names, placed in the file. */
  at(path: readonly PropertyKey[], problem: PlacelessProblem): Problem;
}

export function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the fields of a `site.yaml`: names in any spelling (`time_zone`, `TimeZone`), a text in place of an author, a
 * section or a feed, one value in place of a list, empty values as absent ones. Unknown fields are reported and left
 * out.
 */
export function siteFields(root: Fields, places: Places): SiteFields {
  const reader = new FieldReader(places);
  const fields = reader.read(root, SITE_SHAPE, []) as Fields;
  return { fields, problems: reader.problems, at: reader.at.bind(reader) };
}

/** The members that a value in place of a list stands for. */
function membersIn(value: unknown, { commas, perLine }: ShapeOf<'list'>): unknown[] {
  if (perLine && isMapping(value))
    return Object.entries(value).map(([name, content]) => ({ [name]: content }));
  return typeof value === 'string' && commas ? value.split(',') : [value];
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
    return { ...problem, field: names.join('.'), ...this.#nearestPlace(names) };
  }

  /** A value that does not have its shape stays as it is. The schema then tells what is wrong with it. */
  read(value: unknown, shape: Shape | undefined, path: Path): unknown {
    if (shape?.kind === 'list') return this.#readList(value, shape, path);
    if (shape?.kind === 'group' && shape.shorthand && typeof value === 'string') {
      this.#standsAt([...path, shape.shorthand], path);
      return { [shape.shorthand]: value };
    }
    if (!shape || !isMapping(value)) return value;
    return shape.kind === 'group' ? this.#readGroup(value, shape, path) : this.#readMap(value, shape, path);
  }

  #readGroup(value: Fields, { names, inner, isStrict }: ShapeOf<'group'>, path: Path): Fields {
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

  #readMap(value: Fields, { inner, most, reserved = [], slugProblem }: ShapeOf<'map'>, path: Path): Fields {
    const entries = Object.entries(value);
    if (entries.length > most) this.#report(path, listTooLong(entries.length, most));
    const read = entries.slice(0, most).map(([slug, content]) => {
      const isSlug = slugify(slug) === slug && slug !== '';
      const problem = isSlug ? slugProblem?.(slug) : keyInvalid(slug);
      if (problem) this.#report([...path, slug], problem);
      if (reserved.includes(slug)) this.#report([...path, slug], nameReserved(slug));
      return [slug, this.read(content, inner, [...path, slug])];
    });
    return Object.fromEntries(read);
  }

  #readList(value: unknown, shape: ShapeOf<'list'>, path: Path): unknown {
    const { inner, most, perLine } = shape;
    if (Array.isArray(value)) {
      if (value.length > most) this.#report(path, listTooLong(value.length, most));
      return value.slice(0, most).map((item, index) => this.read(item, inner, [...path, String(index)]));
    }
    if (perLine && !isMapping(value)) return value;
    return membersIn(value, shape).map((member, index) => {
      const place = [...path, String(index)];
      this.#standsAt(place, path);
      return this.read(member, inner, place);
    });
  }

  #report(path: Path, problem: PlacelessProblem): void {
    this.problems.push(this.at(path, problem));
  }

  /** The file has no `path`: its value is at `outer`. */
  #standsAt(path: Path, outer: Path): void {
    this.#written.set(pathKey(path), this.#writtenPath(outer));
  }

  #writtenPath(path: readonly PropertyKey[]): Path {
    if (path.length === 0) return [];
    const names = this.#written.get(pathKey(path));
    if (names) return names;
    return [...this.#writtenPath(path.slice(0, -1)), String(path.at(-1))];
  }

  /** The place of the field, or else of the nearest one around it. */
  #nearestPlace(names: Path): Place | undefined {
    for (let length = names.length; length > 0; length -= 1) {
      const place = this.#places.get(pathKey(names.slice(0, length)));
      if (place) return place;
    }
    return undefined;
  }
}
