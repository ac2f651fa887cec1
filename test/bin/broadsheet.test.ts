import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const BROADSHEET = fileURLToPath(new URL('../../bin/broadsheet.ts', import.meta.url));

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the real command line in an empty folder. */
async function broadsheet(
  ...args: string[]
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [BROADSHEET, ...args], { cwd: folder });
  child.stdin.end(args.at(-1) === '-' ? '<rss>' : '');
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, ...said };
}

describe('the command line of an operator', () => {
  it('has help for every command', async () => {
    const { exitCode, stdout, stderr } = await broadsheet('--help');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const name of ['local', 'lint', 'status', 'rebuild', 'release', 'redrive', 'partner']) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    const help = await broadsheet('rebuild', '--help');
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('Exit codes: 0 fine, 1 failed, 2 usage error, 3 needs attention');
    const nested = await broadsheet('partner', 'key', 'revoke', '--help');
    expect(nested).toMatchObject({ exitCode: 0, stderr: '' });
    expect(nested.stdout).toContain('--number <number>');
  });

  it.each([
    [['rebuild', '--al'], /unknown option '--al'/],
    [['rebuild', '--all', '--timeout', 'soon'], /It must be a number of seconds, 1 or more\./],
    [['rebuild'], /^broadsheet: name what to rebuild/],
    [['partner', 'key', 'revoke', 'acme', '--number', '0'], /It must be the number of a key, 1 or more\./],
    [['partner', 'key', 'revoke', 'acme'], /^broadsheet: say which keys to revoke/],
    [['partner', 'key', 'make', 'Acme'], /^broadsheet: "Acme" cannot be the name of a partner/],
    [['partner', 'key', 'mak'], /unknown command 'mak'\n\(Did you mean make\?\)/],
    [['lint'], /missing required argument 'name'/],
    [['lint', 'none.md'], /^broadsheet: there is no file or folder none\.md/],
    [['stats'], /unknown command 'stats'\n\(Did you mean status\?\)/],
  ])('ends with 2 for what it does not understand: %j', async (args, message) => {
    const { exitCode, stdout, stderr } = await broadsheet(...args);

    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
  });

  it('ends with 1, and nothing for programs, where no local cloud works', async () => {
    expect(await broadsheet('status', '--json')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'broadsheet: no local cloud works on .broadsheet: start one (npm start), name its folder with --data, ' +
        'or a deployed stack with --stack\n',
    });
  });

  it('checks what comes by standard input, with 1 for problems', async () => {
    const { exitCode, stdout, stderr } = await broadsheet('lint', '-');

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/^-\n {2}error: .* \(not-well-formed\)\n1 file, 1 error, 0 warnings\n$/);
  });
});
