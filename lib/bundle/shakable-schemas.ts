import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** `const _e = "error";`, as the SDK's generator writes the names that schemas share. */
const SHARED_NAME = /^const (_\w+) = ("[^"\n]*");$/gm;
/** `[_e]:`, a computed key made of such a name. */
const COMPUTED_KEY = /\[(_\w+)\]:/g;

/**
 * Lets esbuild drop the schemas of SDK commands that are not called.
 *
 * The SDK's schema modules build objects with computed keys. A computed key may run code, so esbuild keeps the
 * object even if nothing uses it: about 55 KB a function. The keys are constant strings, so they are written
 * as such.
 */
export const shakableSchemas: Plugin = {
  name: 'shakable-schemas',
  setup(build) {
    build.onLoad({ filter: /dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: withLiteralKeys(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** A schema module's source with each computed key whose name is a constant string replaced by that string. */
export function withLiteralKeys(source: string): string {
  const names = new Map(Array.from(source.matchAll(SHARED_NAME), ([, name, text]) => [name, text]));
  return source.replace(COMPUTED_KEY, (key, name: string) => (names.has(name) ? `${names.get(name)}:` : key));
}
