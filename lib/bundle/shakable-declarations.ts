import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * A statement `var name = …;` at the top level, as the bundler that made js-yaml writes it: further lines are
 * indented or begin with a closing bracket.
 */
const DECLARATION = /^(var [\w$]+ = )(\S.*(?:\n[\t}\])].*)*);$/gm;

/**
 * Lets esbuild drop the schemas of js-yaml that are not used, and its dumper.
 *
 * js-yaml makes its tags, schemas and patterns by calls and templates at the top level. Either may run code, so
 * esbuild keeps them even if nothing uses them: about 15 KB. They only make values, which is said here by
 * putting each behind a function whose call is marked as pure.
 */
export const shakableDeclarations: Plugin = {
  name: 'shakable-declarations',
  setup(build) {
    build.onLoad({ filter: /js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path }) => ({
      contents: withPureDeclarations(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** A module's source with each value that is declared at its top level marked as droppable. */
export function withPureDeclarations(source: string): string {
  return source.replace(DECLARATION, '$1/* @__PURE__ */ (() => ($2))();');
}
