import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGES = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
  (page) => page.endsWith('.md'),
);

/** Paths of this repository between backticks: a known folder, then a path without a place to fill in. */
const NAMED =
  /`((?:bench|bin|cli|content|core|docs|embed|functions|ingest|lib|local|publish|test)\/[\w./-]*[\w/])`/g;

/** docs/architecture.md leaves `functions/` out, and tests are named without their ending. */
const FORMS = ['', 'functions/'].flatMap((prefix) =>
  ['', '.ts', '.test.ts', '.property.test.ts'].map((ending) => [prefix, ending] as const),
);

function isThere(name: string): boolean {
  return FORMS.some(([prefix, ending]) => existsSync(path.join(prefix, name + ending)));
}

describe.each(PAGES)('%s', (page) => {
  it('names only files and folders that are there', () => {
    const named = [...readFileSync(page, 'utf8').matchAll(NAMED)].map(([, name = '']) => name);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
