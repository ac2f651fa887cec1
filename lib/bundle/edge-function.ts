import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The functions that run in CloudFront; each has its handler at `functions/edge/<name>.ts`. */
const EDGE_FUNCTIONS = {
  viewerRequest: 'viewer-request',
  viewerResponse: 'viewer-response',
  partnerRequest: 'partner-request',
  partnerResponse: 'partner-response',
} as const;

/** The source of each function at the edge: a script that declares `handler`, below 10 KB. */
export type EdgeCode = Readonly<Record<keyof typeof EDGE_FUNCTIONS, string>>;

/** What esbuild writes last for an entry point whose only export is `handler`. */
const EXPORT_STATEMENT = /export \{\n {2}handler\n\};\n$/;

/** As esbuild leaves it wherever the module that has it comes to stand. */
const IMPORT_STATEMENT = /^import \w+ from "\w+";\n/gm;

const OPTIONS = {
  absWorkingDir: PROJECT_ROOT,
  write: false,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  charset: 'ascii',
  legalComments: 'none',
  // What the runtime itself has; nothing else may be imported.
  external: ['cloudfront', 'crypto'],
  // cloudfront-js-2.0 is ECMAScript 5.1 with a few later features. Whatever else the source uses is rewritten
  // by esbuild, or refused here rather than by CloudFront at deployment.
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
  target: 'es5',
  supported: {
    'const-and-let': true,
    arrow: true,
    'template-literal': true,
    'exponent-operator': true,
    'async-await': true,
  },
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Bundles the functions of CloudFront: each one script that declares `handler` and exports nothing. The only module
 * syntax in it is the import of what the runtime has.
 *
 * @returns the sources, to be placed inline in the template
 * @throws BuildFailure of esbuild where a source needs syntax that the runtime lacks; Error where an entry point
 *   exports anything but `handler`
 */
export async function bundleEdgeFunctions(): Promise<EdgeCode> {
  const bundled = Object.entries(EDGE_FUNCTIONS).map(
    async ([name, file]) => [name, await bundleEdgeFunction(file)] as const,
  );
  return Object.fromEntries(await Promise.all(bundled)) as EdgeCode;
}

async function bundleEdgeFunction(name: string): Promise<string> {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [`functions/edge/${name}.ts`] });
  const source = outputFiles[0]!.text;
  if (!EXPORT_STATEMENT.test(source)) throw new Error(`${name}.ts must export \`handler\` and nothing else`);
  const imports = source.match(IMPORT_STATEMENT) ?? [];
  // CloudFront wants them in the first lines.
  return [...imports, source.replace(IMPORT_STATEMENT, '').replace(EXPORT_STATEMENT, '')].join('');
}
