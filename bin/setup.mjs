// Runs a script of this project on its own Node 24, installing what is missing first:
//   node bin/setup.mjs <script> [arguments…]
// This file itself runs on any Node from 20 on, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK_FILE = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** Holds the digest of the lock file that node_modules was installed from. */
const STAMP = join(MODULES, '.broadsheet-lock');
const NODE = join(MODULES, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

function lockDigest() {
  return createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');
}

/** True if node_modules holds what the lock file says, by our stamp or by npm's own account of it. */
function isInstalled(digest) {
  if (!existsSync(NODE)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === digest;
  return agreesWithLock(join(MODULES, '.package-lock.json'));
}

function agreesWithLock(hiddenLockFile) {
  if (!existsSync(hiddenLockFile)) return false;
  const wanted = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages;
  const present = JSON.parse(readFileSync(hiddenLockFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    // The project itself, and packages for other platforms, are not in npm's account.
    if (path === '' || (optional && !present[path])) return true;
    return present[path]?.version === version;
  });
}

function install() {
  process.stdout.write('installing what is needed (about a minute, only this once)\n');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  const { status, error } = spawnSync(
    command,
    [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: ROOT,
      stdio: 'inherit',
      shell: command === 'npm' && process.platform === 'win32',
    },
  );
  if (status === 0) return;
  const reason = error ? error.message : `exit code ${status}`;
  process.stderr.write(
    `broadsheet: npm ci failed (${reason}). Check that npm reaches its registry, then run "npm ci" and try again.\n`,
  );
  process.exit(1);
}

function run(script, args) {
  const child = spawn(NODE, [script, ...args], { stdio: 'inherit', shell: process.platform === 'win32' });
  // The child decides what a signal means; this process only passes it on and waits.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`broadsheet: cannot run Node 24: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [script, ...args] = process.argv.slice(2);
if (!script) {
  process.stderr.write('usage: node bin/setup.mjs <script> [arguments…]\n');
  process.exit(1);
}
const digest = lockDigest();
if (!isInstalled(digest)) install();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== digest) writeFileSync(STAMP, digest);
run(script, args);
