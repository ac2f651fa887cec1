/**
 * How long each function takes to start: in a fresh process, from before its bundle is imported until the handler
 * is exported. `npm run bench:cold-start`.
 *
 * `npm run bench:cold-start -- <folder>…` also measures the bundles that lie in these folders, such as the
 * `cdk.out/bundles` of another checkout. A busy machine slows all of them alike, since they take turns.
 *
 * Lambda's own part, starting Node, is left out. Node runs with source maps, as the stack sets it.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { textTable } from '../cli/text-table.ts';
import { bundleFunctions, LAMBDA_FUNCTIONS } from '../lib/bundle.ts';
import { FUNCTION_ENVIRONMENT } from '../test/lib/function-environment.ts';

const RUNS = 15;

/** What the fresh process runs. The times it prints are in milliseconds. */
const START = `
  const cpu = process.cpuUsage();
  const started = performance.now();
  const { handler } = await import('./index.mjs').catch((error) => {
    // The error itself would be printed with its line of the bundle, which is as long as the bundle.
    throw new Error(String(error));
  });
  const elapsed = performance.now() - started;
  const { user } = process.cpuUsage(cpu);
  if (typeof handler !== 'function') throw new Error('the bundle exports no handler');
  process.stdout.write(JSON.stringify({ elapsed, cpu: user / 1000 }));
`;

/** In milliseconds. */
interface Start {
  readonly elapsed: number;
  /** Of all threads, the compiler's included. */
  readonly cpu: number;
}

interface Bundle {
  readonly name: string;
  /** The folder of all bundles it was found with; none for what was built just now. */
  readonly from: string;
  readonly folder: string;
  readonly starts: Start[];
}

const run = promisify(execFile);
const built = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
try {
  await bundleFunctions(built);
  const sources = [...process.argv.slice(2).map((folder) => [folder, folder] as const), ['', built] as const];
  const bundles = LAMBDA_FUNCTIONS.flatMap((name) =>
    sources.map(([from, all]): Bundle => ({ name, from, folder: path.resolve(all, name), starts: [] })),
  );
  for (let turn = 0; turn < RUNS; turn++) {
    for (const { folder, starts } of bundles) starts.push(await startIn(folder));
  }
  const headings = ['function', 'KB', 'median ms', 'min–max ms', 'CPU ms', 'bundle'];
  print(textTable([headings, ...(await Promise.all(bundles.map(row)))]));
  print(`${RUNS} fresh processes each; CPU is the median of user time`);
} finally {
  await rm(built, { recursive: true });
}

async function startIn(folder: string): Promise<Start> {
  const { stdout } = await run(
    process.execPath,
    ['--enable-source-maps', '--input-type=module', '--eval', START],
    { cwd: folder, env: FUNCTION_ENVIRONMENT },
  );
  return JSON.parse(stdout);
}

async function row({ name, from, folder, starts }: Bundle): Promise<(string | number)[]> {
  const { size } = await stat(path.join(folder, 'index.mjs'));
  const elapsed = sorted(starts.map((start) => start.elapsed));
  const cpu = sorted(starts.map((start) => start.cpu));
  const range = `${elapsed[0]}–${elapsed.at(-1)}`;
  return [name, Math.round(size / 1024), median(elapsed), range, median(cpu), from || 'just built'];
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((one, other) => one - other).map(Math.round);
}

function median(ascending: readonly number[]): number {
  return ascending[Math.floor(ascending.length / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
