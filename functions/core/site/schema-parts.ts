import * as z from 'zod/mini';
import type { PlacelessProblem } from './field-problems.ts';

/*
 * The parts that the schema of `site.yaml` is built of. A field has a description, for the people who write the file.
 * A group, a map or a list also has rules: in which other forms people may write it.
 */

export function required<Value extends z.ZodMiniType>(value: Value, description: string): Value {
  return value.check(z.describe(description));
}

export function optional<Value extends z.ZodMiniType>(value: Value, description: string) {
  return z.optional(required(value, description));
}

export function withDefault<Value extends z.ZodMiniType>(
  value: Value,
  description: string,
  otherwise: z.core.util.NoUndefined<z.output<Value>>,
) {
  return z._default(required(value, description), otherwise);
}

interface GroupRules<Name = string> {
  /** The field that a text in place of the group stands for. */
  readonly shorthand?: Name;
  /** An unknown field is an error, and so is a group without fields: to ignore them would let out too much. */
  readonly isStrict?: boolean;
}

interface MapRules {
  readonly most: number;
  /** Slugs that mean something else in addresses. */
  readonly reserved?: readonly string[];
  /** What else is wrong with a slug here. */
  readonly slugProblem?: (slug: string) => PlacelessProblem | undefined;
}

/** The only member of a list may stand alone. */
interface ListRules {
  readonly most: number;
  /** One text may hold several members, with commas between them. */
  readonly commas?: boolean;
  /** One group stands for as many groups as it has lines. */
  readonly perLine?: boolean;
}

const GROUPS = z.registry<GroupRules>();
const MAPS = z.registry<MapRules>();
const LISTS = z.registry<ListRules>();

/** Named fields. */
export function group<Fields extends z.core.$ZodShape>(
  fields: Fields,
  rules: GroupRules<keyof Fields & string> = {},
) {
  return z.object(fields).register(GROUPS, rules);
}

/** A value for each slug. */
export function mapOf<Value extends z.ZodMiniType>(value: Value, rules: MapRules) {
  return z.record(z.string(), value).register(MAPS, rules);
}

export function listOf<Member extends z.ZodMiniType>(member: Member, rules: ListRules) {
  return z.array(member).register(LISTS, rules);
}

/** The names of fields and the rules of a schema: what the reading of the file needs to know of it. */
export type Shape =
  | (GroupRules & {
      readonly kind: 'group';
      readonly names: readonly string[];
      readonly inner: Readonly<Record<string, Shape | undefined>>;
    })
  | (MapRules & { readonly kind: 'map'; readonly inner: Shape | undefined })
  | (ListRules & { readonly kind: 'list'; readonly inner: Shape | undefined });

/** The shape of what a schema reads; undefined if that is one value, or is read as it is written. */
export function shapeOf(schema: z.core.$ZodType): Shape | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return shapeOf(def.innerType);
    case 'pipe':
      return shapeOf(def.in);
    case 'object': {
      const inner = Object.entries(def.shape).map(([name, field]) => [name, shapeOf(field)] as const);
      const names = inner.map(([name]) => name);
      return { kind: 'group', names, inner: Object.fromEntries(inner), ...GROUPS.get(schema) };
    }
    case 'record': {
      const rules = MAPS.get(schema);
      return rules && { kind: 'map', inner: shapeOf(def.valueType), ...rules };
    }
    case 'array': {
      const rules = LISTS.get(schema);
      return rules && { kind: 'list', inner: shapeOf(def.element), ...rules };
    }
    default:
      return undefined;
  }
}
