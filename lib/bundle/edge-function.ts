import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The functions that run in CloudFront. Each has its handler at `functions/edge/<name>.ts`. */
const EDGE_FUNCTIONS = {
  viewerRequest: 'viewer-request',
  viewerResponse: 'viewer-response',
  partnerRequest: 'partner-request',
  partnerResponse: 'partner-response',
} as const;

/** The source of each function at the edge: a script below 10 KB that declares `handler`. */
export type EdgeCode = Readonly<Record<keyof typeof EDGE_FUNCTIONS, string>>;

/** The last lines that esbuild writes for an entry point whose only export is `handler`. */
const EXPORT_STATEMENT = /export \{\n {2}handler\n\};\n$/;

/** esbuild leaves an import where it puts the module that contains it, which may be in the middle. */
const IMPORT_STATEMENT = /^import \w+ from "\w+";\n/gm;

const OPTIONS = {
  absWorkingDir: PROJECT_ROOT,
  write: false,
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  charset: 'ascii',
  legalComments: 'none',
  // The modules of the runtime. Nothing else may be imported.
  external: ['cloudfront', 'crypto'],
  // cloudfront-js-2.0 is ECMAScript 5.1 with a few later features. esbuild rewrites other syntax, or refuses it here
  // before CloudFront does at deployment.
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
 * Bundles the functions of CloudFront. Each is one script that declares `handler` and exports nothing. Its only module
 * syntax is the import of the runtime's own modules.
 *
 * @returns the sources, to be placed inline in the template
 * @throws BuildFailure of esbuild if a source needs syntax that the runtime lacks; Error if an entry point exports
 *   anything but `handler`
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
  // CloudFront requires imports in the first lines.
  return [...imports, source.replace(IMPORT_STATEMENT, '').replace(EXPORT_STATEMENT, '')].join('');
}
