import { appendFile, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** For each rule, trees that it must refuse. A tree is its imports: chains `from → to`, with commas between them. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  'no-circle': ['local/s3/a.ts → local/s3/b.ts → local/s3/a.ts'],
  'no-folder-circle': ['local/s3/a.ts → local/sqs/b.ts, local/sqs/c.ts → local/s3/d.ts'],
  'core-rooms': [
    'functions/publish/views/a.ts → functions/core/b.ts',
    'local/a.ts → functions/core/attic/b.ts',
  ],
  'core-kernel': ['functions/core/kernel/a.ts → functions/core/output/b.ts'],
  'core-output': ['functions/core/output/a.ts → functions/core/media/b.ts'],
  'core-media': ['functions/core/media/a.ts → functions/core/article/b.ts'],
  'core-article': ['functions/core/article/a.ts → functions/core/site/b.ts'],
  'core-site': ['functions/core/site/a.ts → functions/core/source/b.ts'],
  'core-source': [
    'functions/core/source/a.ts → functions/core/feed/b.ts',
    'functions/core/source/a.ts → functions/core/ports/b.ts',
  ],
  'core-feed': [
    'functions/core/feed/a.ts → functions/core/page/b.ts',
    'functions/core/feed/a.ts → functions/core/push/b.ts',
  ],
  'core-page': ['functions/core/page/a.ts → functions/core/catalogue/b.ts'],
  'core-messages': ['functions/core/messages/a.ts → functions/core/source/b.ts'],
  'core-push': ['functions/core/push/a.ts → functions/core/feed/b.ts'],
  'core-ports': ['functions/core/ports/a.ts → functions/core/page/b.ts'],
  'core-data': ['functions/core/data/a.ts → functions/core/output/b.ts'],
  'core-catalogue': ['functions/core/catalogue/a.ts → functions/core/sitemap/b.ts'],
  'core-sitemap': ['functions/core/sitemap/a.ts → functions/core/ports/b.ts'],
  'core-is-pure': [
    'functions/core/feed/a.ts → node:fs',
    'functions/core/feed/a.ts → node:process',
    'functions/core/feed/a.ts → @aws-sdk/client-s3',
    'functions/core/feed/a.ts → feed-of-others',
    'functions/core/feed/a.ts → functions/aws/b.ts',
  ],
  'function-rooms': ['functions/importer/handler.ts → functions/ingest/b.ts'],
  'adapters-see-ports': [
    'functions/aws/a.ts → functions/publish/b.ts',
    'functions/aws/a.ts → functions/core/page/b.ts',
  ],
  'runtime-is-shared': ['functions/runtime/a.ts → functions/notify/b.ts'],
  'handlers-stand-alone': [
    'functions/ingest/a.ts → functions/publish/b.ts',
    'functions/clock/a.ts → functions/edge/b.ts',
  ],
  'only-adapters-speak-to-aws': ['functions/notify/a.ts → @aws-sdk/client-s3'],
  'edge-is-small': [
    'functions/edge/a.ts → functions/core/feed/b.ts',
    'functions/edge/a.ts → functions/core/site/site.ts',
  ],
  'functions-know-no-tools': ['functions/ingest/a.ts → lib/b.ts', 'functions/publish/a.ts → test/b.ts'],
  'stack-knows-only-paths': ['lib/a.ts → functions/core/kernel/b.ts', 'lib/a.ts → local/b.ts'],
  'local-reads-the-template': [
    'local/a.ts → lib/b.ts',
    'local/a.ts → functions/core/kernel/b.ts',
    'local/a.ts → cli/b.ts',
  ],
  'embed-stands-alone': ['embed/a.ts → functions/core/kernel/b.ts'],
  'commands-know-no-tests': ['cli/a.ts → test/b.ts', 'bin/a.ts → bench/b.ts'],
  'commands-are-started-by-bin': ['cli/a.ts → bin/b.ts'],
};

const CONFIG = join(import.meta.dirname, '../../.dependency-cruiser.mjs');
const { forbidden = [], options }: IConfiguration = (await import(CONFIG)).default;

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'broadsheet-arrows-')));
});
afterAll(() => rm(folder, { recursive: true }));

/** The rules that a tree with only these imports breaks. */
async function brokenBy(imports: string): Promise<string[]> {
  const baseDir = await mkdtemp(join(folder, 'tree-'));
  const chains = imports.split(', ').map((chain) => chain.split(' → '));
  for (const chain of chains) {
    for (const [at, name] of chain.entries()) await write(baseDir, name, chain[at + 1]);
  }
  const top = new Set(chains.map(([first]) => first!.split('/', 1)[0]!));
  const { output } = await cruise([...top], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

/** Writes a file or a package that imports `imported`, and of that only a type. */
async function write(root: string, name: string, imported: string | undefined): Promise<void> {
  if (name.startsWith('node:')) return;
  const path = join(root, isFile(name) ? name : `node_modules/${name}/index.js`);
  await mkdir(dirname(path), { recursive: true });
  const specifier = imported && isFile(imported) ? `./${relative(dirname(name), imported)}` : imported;
  await appendFile(path, specifier ? `import type { T } from '${specifier}';\n` : '');
}

function isFile(name: string): boolean {
  return name.endsWith('.ts');
}

describe('the arrows between the rooms', () => {
  it('have an example for every rule', () => {
    expect(Object.keys(FORBIDDEN).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  const examples = Object.entries(FORBIDDEN).flatMap(([rule, trees]) => trees.map((tree) => [rule, tree]));
  it.each(examples)('%s refuses %s', async (rule, tree) => {
    expect(await brokenBy(tree!)).toContain(rule);
  });

  it.each([
    'functions/core/feed/a.ts → node:crypto, functions/core/site/a.ts → zod, functions/core/page/a.ts → functions/core/kernel/b.ts',
    'functions/ingest/a.ts → functions/aws/b.ts → @aws-sdk/client-s3, functions/ingest/a.ts → functions/runtime/c.ts',
    'cli/a.ts → functions/publish/b.ts, cli/a.ts → local/c.ts, bin/d.ts → lib/e.ts, test/f.ts → cli/a.ts',
  ])('allow %s', async (tree) => {
    expect(await brokenBy(tree)).toEqual([]);
  });
});
