import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What esbuild writes last for an entry point whose only export is `handler`. */
const EXPORT_STATEMENT = /export \{\n {2}handler\n\};\n$/;

const OPTIONS = {
  absWorkingDir: PROJECT_ROOT,
  entryPoints: ['functions/edge/viewer-request.ts'],
  write: false,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  charset: 'ascii',
  legalComments: 'none',
  // cloudfront-js-2.0 is ECMAScript 5.1 with a few later features. Whatever else the source uses is rewritten
  // by esbuild, or refused here rather than by CloudFront at deployment.
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
  target: 'es5',
  supported: { 'const-and-let': true, arrow: true, 'template-literal': true, 'exponent-operator': true },
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Bundles the viewer-request function for CloudFront Functions: one plain script that declares `handler`,
 * with no module syntax, since the runtime knows none.
 *
 * @returns the source, to be placed inline in the template
 * @throws BuildFailure of esbuild where the source needs syntax that the runtime lacks; Error where the entry
 *   point exports anything but `handler`
 */
export async function bundleEdgeFunction(): Promise<string> {
  const { outputFiles } = await build(OPTIONS);
  const source = outputFiles[0]!.text;
  if (!EXPORT_STATEMENT.test(source))
    throw new Error('viewer-request.ts must export `handler` and nothing else');
  return source.replace(EXPORT_STATEMENT, '');
}
