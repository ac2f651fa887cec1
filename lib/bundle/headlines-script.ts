import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

const OPTIONS = {
  absWorkingDir: PROJECT_ROOT,
  entryPoints: ['embed/headlines.ts'],
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  // Browsers of the last three years support private members and adopted style sheets.
  target: 'es2022',
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Bundles the custom element that shows headlines on other sites' pages.
 *
 * @returns an ES module without imports, below 4 KB
 * @throws BuildFailure of esbuild, which names file, line and column
 */
export async function bundleHeadlinesScript(): Promise<string> {
  const { outputFiles } = await build(OPTIONS);
  return outputFiles[0]!.text;
}
