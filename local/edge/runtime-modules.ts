import { createHash } from 'node:crypto';
import type { KeyValueStore } from '../key-values/key-value-store.ts';

/** One line, as `lib/bundle/edge-function.ts` leaves it. */
const IMPORT_STATEMENT = /^import (\w+) from "(\w+)";$/gm;

/** What a function may do with its store. */
export type ReadableStore = Pick<KeyValueStore, 'get'>;

/** Holds the modules of the runtime, because a script cannot import them. */
const MODULES = '__modules';

/**
 * A function's source as a script. Each import becomes a variable with a part of {@link runtimeGlobals}.
 *
 * @throws {TypeError} if it imports a module that CloudFront's runtime does not have, or that is not emulated
 */
export function asScript(source: string): string {
  return source.replace(IMPORT_STATEMENT, (_, name: string, module: string) => {
    if (module !== 'cloudfront' && module !== 'crypto') {
      throw new TypeError(`an edge function imports ${module}, which is not emulated`);
    }
    return `const ${name} = ${MODULES}.${module};`;
  });
}

/**
 * What a function can use besides the language: `Buffer` and, by import, the digests of `crypto` and the key value
 * store that is associated with the function.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export function runtimeGlobals(store: ReadableStore | undefined): Record<string, unknown> {
  return {
    Buffer,
    [MODULES]: {
      crypto: { createHash },
      cloudfront: { kvs: () => handleOf(store) },
    },
  };
}

type Format = 'string' | 'json';

function handleOf(store: ReadableStore | undefined) {
  if (!store) throw new Error('no key value store is associated with the function');
  return {
    async get(key: string, { format = 'string' }: { readonly format?: Format } = {}): Promise<unknown> {
      const value = store.get(key);
      if (value === undefined) throw new Error(`KeyNotFound: ${key}`);
      return format === 'json' ? JSON.parse(value) : value;
    },
    async exists(key: string): Promise<boolean> {
      return store.get(key) !== undefined;
    },
  };
}
