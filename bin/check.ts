// Checks the tree without running a test: types, lint and format, dead code, arrows between the rooms.
//   npm run check
// Each check is one command, in CHECKS. `npm test` runs the same ones, each as a test (test/quality/tree.test.ts).
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** What is checked, the longest first, and the script of node_modules and the arguments that check it. */
export const CHECKS = {
  types: ['typescript/bin/tsc', '--noEmit'],
  'lint and format': [
    '@biomejs/biome/bin/biome',
    'ci',
    '--diagnostic-level=warn',
    '--error-on-warnings',
    '.',
  ],
  'dead code': ['knip/bin/knip.js', '--no-progress'],
  arrows: [
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config=.dependency-cruiser.mjs',
    ...['bench', 'bin', 'cli', 'embed', 'functions', 'lib', 'local', 'test'],
  ],
  // Scripts of pages know the DOM and nothing of Node.
  'types of embed/': ['typescript/bin/tsc', '--noEmit', '--project', 'embed'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type CheckName = keyof typeof CHECKS;

export const CHECK_NAMES = Object.keys(CHECKS) as CheckName[];

/** What the tool prints when it finds fault; empty when it finds none. */
export function complaintsOf(name: CheckName): Promise<string> {
  const [script, ...args] = CHECKS[name];
  const command = [join(ROOT, 'node_modules', script), ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      command,
      { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve(error ? stdout + stderr || String(error) : '');
      },
    );
  });
}

async function passes(name: CheckName): Promise<boolean> {
  const start = performance.now();
  const complaints = await complaintsOf(name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const hasPassed = complaints === '';
  process.stdout.write(`${hasPassed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)\n${complaints}`);
  return hasPassed;
}

/** Runs every check, two at a time, since each tool can use more than one core. */
async function main(): Promise<void> {
  const waiting = CHECK_NAMES.values();
  const work = async () => {
    for (const name of waiting) if (!(await passes(name))) process.exitCode = 1;
  };
  await Promise.all([work(), work()]);
}

if (import.meta.main) await main();
