import { createHash } from 'node:crypto';
import type { KeyValueStore } from '../key-values/key-value-store.ts';

/** One line, as `lib/bundle/edge-function.ts` leaves it. */
const IMPORT_STATEMENT = /^import (\w+) from "(\w+)";$/gm;

/** All that a function may do with its store. */
export type ReadableStore = Pick<KeyValueStore, 'get'>;

/** Stands for the modules of the runtime in a script, which can import none. */
const MODULES = '__modules';

/**
 * A function's source as a script: each import becomes a look at what {@link runtimeGlobals} brings along.
 *
 * @throws TypeError if it imports what CloudFront's runtime does not have, or nothing here emulates
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
 * What a function finds beside the language: `Buffer`, and by import the digests of `crypto` and the store that is
 * associated with it.
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
