import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** What a tool printed if it found fault, or nothing. */
async function complaintsOf(command: string, ...args: string[]): Promise<string> {
  try {
    await run(`node_modules/.bin/${command}`, args, { maxBuffer: 16 * 1024 * 1024 });
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return stdout + stderr || String(error);
  }
}

describe('the tree', () => {
  it('is formatted and free of lint', async () => {
    expect(await complaintsOf('biome', 'ci', '--diagnostic-level=warn', '--error-on-warnings', '.')).toBe('');
  }, 60_000);

  it('type-checks', async () => {
    expect(await complaintsOf('tsc', '--noEmit')).toBe('');
  }, 120_000);

  it('type-checks what runs in browsers, which know a DOM and no Node', async () => {
    expect(await complaintsOf('tsc', '--noEmit', '-p', 'embed')).toBe('');
  }, 60_000);

  it('has no unused file, export or dependency', async () => {
    expect(await complaintsOf('knip', '--no-progress')).toBe('');
  }, 60_000);
});
