import { spawn } from 'node:child_process';
import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SETUP = fileURLToPath(new URL('../../bin/setup.mjs', import.meta.url));
const LOCK = { lockfileVersion: 3, packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } };

let project: string;

/** A project whose npm only leaves a note that it was called, or fails. */
beforeEach(async () => {
  project = await temporaryFolder();
  onTestFinished(() => rm(project, { recursive: true, force: true }));
  await mkdir(join(project, 'bin'));
  await copyFile(SETUP, join(project, 'bin/setup.mjs'));
  await writeFile(join(project, 'package-lock.json'), JSON.stringify(LOCK));
  await writeFile(join(project, 'script.mjs'), 'console.log(process.argv.slice(2).join()); process.exit(7);');
  const npm = `
    const { mkdirSync, symlinkSync, rmSync } = require('node:fs');
    if (process.env.NPM_FAILS) process.exit(3);
    rmSync('node_modules', { recursive: true, force: true });
    mkdirSync('node_modules/.bin', { recursive: true });
    symlinkSync(process.execPath, 'node_modules/.bin/node');
    console.log('npm ' + process.argv[2]);`;
  await writeFile(join(project, 'npm-cli.cjs'), npm);
});

async function setup(environment: object = {}, args = ['script.mjs', 'a', '--b']) {
  const child = spawn(process.execPath, ['bin/setup.mjs', ...args], {
    cwd: project,
    env: { ...process.env, npm_execpath: join(project, 'npm-cli.cjs'), ...environment },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => {
    child.on('close', resolve);
  });
  return { code, output };
}

describe('setting up', () => {
  it('installs once, then only runs the script with its arguments and its exit code', async () => {
    const first = await setup();
    const second = await setup();

    expect(first.output).toMatch(/^installing.*\nnpm ci\na,--b\n$/);
    expect(second).toEqual({ code: 7, output: 'a,--b\n' });
  });

  it('installs again when the lock file has changed', async () => {
    await setup();
    await writeFile(join(project, 'package-lock.json'), JSON.stringify({ ...LOCK, changed: true }));

    expect((await setup()).output).toContain('npm ci');
    expect((await setup()).output).not.toContain('npm ci');
  });

  it.each([
    ['leaves alone', '1.0.0', false],
    ['replaces', '0.9.0', true],
  ])('%s what npm installed by hand at version %s', async (_, version, installs) => {
    await mkdir(join(project, 'node_modules/.bin'), { recursive: true });
    await symlink(process.execPath, join(project, 'node_modules/.bin/node'));
    const packages = { 'node_modules/a': { version } };
    await writeFile(join(project, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));

    expect((await setup()).output.includes('npm ci')).toBe(installs);
  });

  it('says what to do when installing fails', async () => {
    const { code, output } = await setup({ NPM_FAILS: '1' });

    expect(code).toBe(1);
    expect(output).toContain('npm ci failed (exit code 3)');
  });
});
