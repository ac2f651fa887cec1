import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundleHeadlinesScript } from './bundle/headlines-script.ts';
import { leanDependencies } from './bundle/lean-dependencies.ts';
import { leanLaunder } from './bundle/lean-launder.ts';
import { nativeHashes } from './bundle/native-hashes.ts';
import { shakableDeclarations } from './bundle/shakable-declarations.ts';
import { shakableSchemas } from './bundle/shakable-schemas.ts';

/** The functions that run in Lambda; each has its handler at `functions/<name>/handler.ts`. */
const LAMBDA_FUNCTIONS = ['clock', 'ingest', 'notify', 'publish'] as const;

type LambdaFunctionName = (typeof LAMBDA_FUNCTIONS)[number];

/**
 * Where each function's bundle lies: a folder that holds `index.mjs` and its source map; that of publish also
 * `headlines.js`, which it puts into the site.
 */
export type LambdaBundles = Readonly<Record<LambdaFunctionName, string>>;

/**
 * What the SDK imports, dynamically, only when it finds no credentials in the environment. Lambda always sets
 * them there, so none of these is ever loaded.
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
 * The bytes depend on the sources and the lock file only, not on where the checkout or `outDir` lies, so the
 * asset hash that CDK makes of them is the same on every machine.
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
    // Nothing is written here: source maps hold paths relative to the output, which must not depend on outDir.
    outdir: `.build/${name}`,
    write: false,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The ESM build of each package first: esbuild's order for `node` is CommonJS, which no tree-shaking reaches.
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    external: NEVER_LOADED,
    alias: {
      '@aws-sdk/endpoint-cache': './lib/bundle/absent/endpoint-cache.ts',
      '@smithy/core/event-streams': './lib/bundle/absent/event-streams.ts',
      postcss: './lib/bundle/absent/postcss.ts',
    },
    plugins: [shakableDeclarations, shakableSchemas, nativeHashes, leanDependencies, leanLaunder],
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}
