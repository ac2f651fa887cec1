import { Ajv2020 } from 'ajv/dist/2020.js';

/** A JSON Schema (draft 2020-12), as far as it is read here. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

/**
 * What is wrong with a document by `schema`, in words; nothing if it keeps it. Formats are told by patterns too,
 * which are checked.
 */
export function checkerOf(schema: JsonSchema): (document: unknown) => string[] {
  const isValid = new Ajv2020({ validateFormats: false, allErrors: true, strict: false }).compile(schema);
  return (document) => {
    isValid(document);
    return (isValid.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** The same schema, but that no object may have a field it does not tell of. */
export function closed(schema: JsonSchema): JsonSchema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(properties && {
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(properties).map(([name, it]) => [name, closed(it)])),
    }),
    ...(items && { items: closed(items) }),
  };
}

/** What consumers may rely on, by path (`items[].title`): a type, the values it may have, whether it is always there. */
export type Promises = Readonly<Record<string, string>>;

export function promisesOf(schema: JsonSchema, path = ''): Promises {
  const { properties = {}, required = [], items } = schema;
  return Object.assign(
    {},
    ...Object.entries(properties).map(([name, it]) => {
      const inner = path ? `${path}.${name}` : name;
      return { [inner]: promiseOf(it, required.includes(name)), ...promisesOf(it, inner) };
    }),
    items && { [`${path}[]`]: promiseOf(items, true), ...promisesOf(items, `${path}[]`) },
  );
}

function promiseOf({ type, enum: values, const: value }: JsonSchema, isRequired: boolean): string {
  const choices = value !== undefined ? [value] : Array.isArray(values) ? values : [];
  return [isRequired ? 'always' : 'perhaps', type, ...choices].join(' ');
}

/** Where `now` breaks what was promised `before`. That a field is always there, which perhaps was, breaks nothing. */
export function breachesOf(before: Promises, now: Promises): string[] {
  return Object.entries(before)
    .filter(([path, promise]) => ![promise, promise.replace('perhaps', 'always')].includes(now[path] ?? ''))
    .map(([path, promise]) => `${path}: was ${promise}, is ${now[path] ?? 'gone'}`);
}
