import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** `const _e = "error";`, as the SDK's generator writes the names that schemas share. */
const SHARED_NAME = /^const (_\w+) = ("[^"\n]*");$/gm;
/** `[_e]:`, a computed key made of such a name. */
const COMPUTED_KEY = /\[(_\w+)\]:/g;

/** `n0_registry.registerError(ResourceInUse$, ResourceInUse);`, as each schema module has it for each error. */
const REGISTRATION = /^n0_registry\.registerError\((\w+)\$, \w+\);$/gm;

/** The errors that the functions tell from others by their class, and not by their name or status. */
const ERRORS_BY_CLASS: readonly string[] = ['ConditionalCheckFailedException'];

/**
 * Lets esbuild drop the schemas of SDK commands that are not called, and the errors nobody asks for.
 *
 * The SDK's schema modules build objects with computed keys. A computed key may run code, so esbuild keeps the
 * object even if nothing uses it: about 55 KB a function. The keys are constant strings, so they are written
 * as such.
 *
 * And each registers every error of its service, which keeps all their classes: 30 KB in ingest. The client makes
 * an error that is not registered of its base class, with the same name, message and status.
 */
export const shakableSchemas: Plugin = {
  name: 'shakable-schemas',
  setup(build) {
    build.onLoad({ filter: /dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: withoutErrors(withLiteralKeys(await readFile(path, 'utf8')), ERRORS_BY_CLASS),
      loader: 'js',
    }));
  },
};

/** A schema module's source with each computed key whose name is a constant string replaced by that string. */
export function withLiteralKeys(source: string): string {
  const names = new Map(Array.from(source.matchAll(SHARED_NAME), ([, name, text]) => [name, text]));
  return source.replace(COMPUTED_KEY, (key, name: string) => (names.has(name) ? `${names.get(name)}:` : key));
}

/** A schema module's source that registers no errors but those of the names in `kept`. */
export function withoutErrors(source: string, kept: readonly string[]): string {
  return source.replace(REGISTRATION, (line, name: string) => (kept.includes(name) ? line : ''));
}
