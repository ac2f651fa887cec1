import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const HTML_PARSER = fileURLToPath(new URL('html-parser.ts', import.meta.url));

/**
 * Takes from dependencies only what they are used for, where esbuild alone cannot see it:
 *
 * - sanitize-html is CommonJS, and a `require` takes a whole package: of htmlparser2 it uses the parser, not
 *   the document tree and its tools (15 KB)
 * - each SDK client imports its package.json, for the version (2 KB a client)
 */
export const leanDependencies: Plugin = {
  name: 'lean-dependencies',
  setup(build) {
    build.onResolve({ filter: /^htmlparser2$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: HTML_PARSER } : undefined,
    );
    build.onLoad({ filter: /@aws-sdk[\\/]client-[\w-]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
