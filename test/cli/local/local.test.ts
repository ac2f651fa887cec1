import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const BROADSHEET = fileURLToPath(new URL('../../../bin/broadsheet.ts', import.meta.url));

let folder: string;
const running = new Set<ReturnType<typeof spawn>>();

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function broadsheet(...args: string[]) {
  const child = spawn(process.execPath, [BROADSHEET, ...args], { cwd: folder });
  running.add(child);
  const result = {
    output: '',
    signal: (name: NodeJS.Signals) => child.kill(name),
    exit: new Promise<number | null>((resolve) => {
      child.on('close', (code) => {
        running.delete(child);
        resolve(code);
      });
    }),
  };
  const collect = (chunk: Buffer): void => {
    result.output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return result;
}

const local = (data: string) =>
  broadsheet('local', '--port', '0', '--aws-port', '0', '--no-content', '--data', join(folder, data));

describe('broadsheet local', () => {
  it('gets ready, keeps a second one off its data, and stops at one Ctrl-C however often it arrives', async () => {
    const first = local('data');
    await eventually(() => expect(first.output).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/m));
    const second = local('data');

    expect(await second.exit).toBe(1);
    expect(second.output).toMatch(/data is in use by another local cloud \(process \d+\)/);
    first.signal('SIGINT');
    first.signal('SIGINT');
    expect(await first.exit).toBe(0);
    expect(first.output.trimEnd()).toMatch(/\nstopped; everything is kept in .*$/);
  });

  it('says what is wrong with its arguments', async () => {
    const wrong = broadsheet('local', '--content', 'nowhere');

    expect(await wrong.exit).toBe(2);
    expect(wrong.output).toBe(
      'broadsheet: there is no folder nowhere: choose another one with --content, or use --no-content\n',
    );
  });
});
