import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../lib/bundle/absent-postcss.ts';
import { bundleFunctions, LAMBDA_FUNCTIONS, type LambdaBundles } from '../../lib/bundle.ts';
import { FUNCTION_ENVIRONMENT } from './function-environment.ts';

/** The most that one bundle may weigh. Lambda evaluates all of it at each cold start. */
const SIZE_LIMIT_KB = 1024;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

const EMPTY_BATCH = `
  const { handler } = await import('./index.mjs');
  const answer = await handler({ Records: [] }, { getRemainingTimeInMillis: () => 60000 });
  process.stdout.write(JSON.stringify(answer));
`;
let folder: string;
let bundles: LambdaBundles;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-bundles-'));
  bundles = await bundleFunctions(path.join(folder, 'one'));
});

afterAll(() => rm(folder, { recursive: true }));

describe.each(LAMBDA_FUNCTIONS)('the bundle of %s', (name) => {
  it('weighs at most 1 MB', async () => {
    const { size } = await stat(path.join(bundles[name], 'index.mjs'));
    process.stdout.write(`bundle ${name}: ${(size / 1024).toFixed(1)} KB of ${SIZE_LIMIT_KB}\n`);
    expect(size).toBeLessThanOrEqual(SIZE_LIMIT_KB * 1024);
  });

  it('exports the handler that the template names', async () => {
    const { exports } = await parsed(name);
    expect(exports).toEqual(['handler']);
  });

  it('imports nothing at its start that Lambda does not have', async () => {
    const { imports } = await parsed(name);
    const atStart = imports.filter((it) => it.kind === 'import-statement').map((it) => it.path);
    expect(atStart.filter((specifier) => !specifier.startsWith('node:'))).toEqual([]);
  });

  it('leaves out nothing that it may import later, but the credentials that Lambda never looks for', async () => {
    const { imports } = await parsed(name);
    const later = imports.map((it) => it.path).filter((specifier) => !specifier.startsWith('node:'));
    expect(later.filter((specifier) => !/\/credential-provider-\w/.test(specifier))).toEqual([]);
  });

  it('holds no path of the machine that made it', async () => {
    const text = await readFile(path.join(bundles[name], 'index.mjs'), 'utf8');
    const map = await readFile(path.join(bundles[name], 'index.mjs.map'), 'utf8');
    expect(text + map).not.toContain(ROOT);
    expect(text + map).not.toContain(folder);
    expect(text).toContain('//# sourceMappingURL=index.mjs.map');
    expect(JSON.parse(map)).not.toHaveProperty('sourcesContent');
  });
});

// The clock takes no batch. It looks for what is due, whatever its event is.
it.each(['ingest', 'notify', 'publish'] as const)('%s starts and handles an empty batch', async (name) => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', EMPTY_BATCH], {
    cwd: bundles[name],
    env: FUNCTION_ENVIRONMENT,
  });
  expect(JSON.parse(stdout)).toEqual({ batchItemFailures: [] });
});

it('sanitize-html cannot call the real postcss', () => {
  expect(() => parse()).toThrow('parseStyleAttributes: false');
});

it('the same sources give the same bytes, wherever they are written to', async () => {
  const again = await bundleFunctions(path.join(folder, 'further', 'down', 'two'));
  for (const name of LAMBDA_FUNCTIONS) {
    for (const file of ['index.mjs', 'index.mjs.map']) {
      const [first, second] = await Promise.all(
        [bundles, again].map((them) => readFile(path.join(them[name], file))),
      );
      expect(second!.equals(first!)).toBe(true);
    }
  }
});

/** A bundle's imports and exports, as esbuild reads them. */
async function parsed(name: keyof LambdaBundles) {
  const { metafile } = await build({
    entryPoints: [path.join(bundles[name], 'index.mjs')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    external: ['*'],
    metafile: true,
    outdir: folder,
  });
  const [output] = Object.values(metafile.outputs);
  return output!;
}
