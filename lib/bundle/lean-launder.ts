import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const FIRST_KEPT = 'function cleanHref(';
const FIRST_LEFT_OUT = 'module.exports = function(options) {';
const KEPT_EXPORT = 'module.exports.naughtyHref = naughtyHref;';

/**
 * Takes from launder only `naughtyHref`, which judges addresses: sanitize-html uses nothing else of it. The rest
 * is a sanitizer of form fields (4 KB) that brings dayjs along (7 KB).
 */
export const leanLaunder: Plugin = {
  name: 'lean-launder',
  setup(build) {
    build.onLoad({ filter: /[\\/]launder[\\/]index\.js$/ }, async ({ path }) => ({
      contents: onlyNaughtyHref(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/**
 * launder's source down to the functions that stand before the sanitizer of form fields.
 *
 * @throws Error if the source is not laid out like that, as after a new release
 */
export function onlyNaughtyHref(source: string): string {
  const start = source.indexOf(FIRST_KEPT);
  const end = source.indexOf(FIRST_LEFT_OUT);
  if (start === -1 || end < start || !source.includes(KEPT_EXPORT)) {
    throw new Error('launder is laid out in another way than lean-launder.ts expects');
  }
  return `${source.slice(start, end)}${KEPT_EXPORT}\n`;
}
