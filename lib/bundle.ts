import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundleHeadlinesScript } from './bundle/headlines-script.ts';

/** The functions that run in Lambda; each has its handler at `functions/<name>/handler.ts`. */
export const LAMBDA_FUNCTIONS = ['clock', 'ingest', 'notify', 'publish'] as const;

type LambdaFunctionName = (typeof LAMBDA_FUNCTIONS)[number];

/**
 * The folder of each function's bundle. It holds `index.mjs` and its source map; that of publish also holds
 * `headlines.js`, which publish puts into the site.
 */
export type LambdaBundles = Readonly<Record<LambdaFunctionName, string>>;

/**
 * The SDK imports these only if it finds no credentials in the environment. Lambda always sets them there, so none of
 * these is ever loaded. Without them a bundle is 105 to 129 KB smaller and starts 20 to 35 ms faster
 * (`npm run bench:cold-start`).
 */
const NEVER_LOADED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles every Lambda function into `<outDir>/<name>/index.mjs`.
 *
 * The bytes depend on the sources and the lock file only. They do not depend on where the checkout or `outDir` lies, so
 * CDK computes the same asset hash on every machine.
 *
 * @param outDir a folder, made if absent
 * @returns the folder of each bundle, for `Code.fromAsset`
 * @throws BuildFailure of esbuild, which names file, line and column
 */
export async function bundleFunctions(outDir: string): Promise<LambdaBundles> {
  const bundled = LAMBDA_FUNCTIONS.map(async (name) => [name, await bundleFunction(name, outDir)] as const);
  return Object.fromEntries(await Promise.all(bundled)) as LambdaBundles;
}

async function bundleFunction(name: LambdaFunctionName, outDir: string): Promise<string> {
  const folder = path.resolve(outDir, name);
  const { outputFiles } = await build(buildOptions(name));
  const files = [
    ...outputFiles.map((file) => [path.basename(file.path), file.contents] as const),
    ...(name === 'publish' ? [['headlines.js', await bundleHeadlinesScript()] as const] : []),
  ];
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map(([file, contents]) => writeFile(path.join(folder, file), contents)));
  return folder;
}

function buildOptions(name: LambdaFunctionName) {
  return {
    absWorkingDir: PROJECT_ROOT,
    entryPoints: { index: `functions/${name}/handler.ts` },
    // Nothing is written here. Source maps hold paths relative to the output, which must not depend on outDir.
    outdir: `.build/${name}`,
    write: false,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Take the ESM build of each package first. esbuild's order for `node` is CommonJS, which it cannot tree-shake.
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    external: NEVER_LOADED,
    // The real one would be 90 KB more in ingest. It is CommonJS that requires `path`, which a module cannot do: the
    // function would not start.
    alias: { postcss: './lib/bundle/absent-postcss.ts' },
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}
