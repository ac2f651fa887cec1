import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ASSEMBLIES = join(PROJECT_ROOT, '.build', 'assemblies');

/** Everything that the assembly is made from. */
const INPUTS = ['functions', 'lib', 'embed', 'bin/app.ts', 'package-lock.json', 'cdk.json'];

const KEPT_MS = 24 * 60 * 60 * 1000;

/** The stack cannot be synthesized. The message is the CDK's. */
export class SynthesisError extends Error {
  override readonly name = 'SynthesisError';
}

/**
 * Synthesizes the stack, without the CDK's command line. If nothing has changed, the last assembly is used again.
 *
 * @param onStart - called if there is work to do, which takes seconds
 * @returns the folder of the cloud assembly
 * @throws {SynthesisError}
 */
export async function synthesize(onStart: () => void = () => undefined): Promise<string> {
  const folder = join(ASSEMBLIES, await digestOfInputs());
  if (existsSync(folder)) return folder;
  onStart();
  await forgetOldAssemblies();
  // Made aside and put in place at once, because another process may do the same.
  await mkdir(ASSEMBLIES, { recursive: true });
  const draft = await mkdtemp(`${folder}.`);
  await runApp(draft);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

/** Assemblies are kept for a day. One may be in use, and a developer may go back and forth between two. */
async function forgetOldAssemblies(): Promise<void> {
  const names = await readdir(ASSEMBLIES).catch(() => []);
  for (const path of names.map((name) => join(ASSEMBLIES, name))) {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}

async function runApp(outputFolder: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(PROJECT_ROOT, 'bin/app.ts')], {
      cwd: PROJECT_ROOT,
      env: { ...process.env, CDK_OUTDIR: outputFolder, NODE_OPTIONS: '' },
    });
  } catch (cause) {
    await rm(outputFolder, { recursive: true, force: true });
    const { stderr, message } = cause as { stderr?: string; message: string };
    throw new SynthesisError(`the stack cannot be synthesized:\n${stderr || message}`, { cause });
  }
}

async function digestOfInputs(): Promise<string> {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of await filesOf(input)) {
      hash.update(`${file}\n`);
      hash.update(await readFile(join(PROJECT_ROOT, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The file, or every file below the folder, in a fixed order. */
async function filesOf(input: string): Promise<string[]> {
  const path = join(PROJECT_ROOT, input);
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return existsSync(path) ? [input] : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT_ROOT.length))
    .sort();
}
