import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const GRAMMAR = 'functions/core/output/';

/** All that runs, but for the grammar itself: path and text without comments. */
const FILES = ['functions', 'cli'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => name.endsWith('.ts') && !name.startsWith(GRAMMAR))
    .map((name) => ({ name, code: withoutComments(readFileSync(path.join(ROOT, name), 'utf8')) })),
);

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Lines, with their files, in which `pattern` is. */
function linesWith(pattern: RegExp): string[] {
  return FILES.flatMap(({ name, code }) =>
    code.split('\n').flatMap((line) => (pattern.test(line) ? [`${name}: ${line.trim()}`] : [])),
  );
}

const IDS = 'feed|section|tag|author|language|partner|archive|changes|untold|article|former|sitemap|media';
const FOLDERS = 'sections|tags|authors|languages|feeds|partners|sitemaps|summary';

describe('outside of core/output', () => {
  it('no file at all builds or slices names of feeds, outputs and lists, or keys of the site', () => {
    // A string or a regular expression that begins with one, or a regular expression that has one.
    expect(linesWith(new RegExp(`['"\`^](?:${IDS}|${FOLDERS})/|(?:${IDS}|${FOLDERS})\\\\/`))).toEqual([]);
  });

  it('no file says how long something is kept', () => {
    expect(linesWith(/max-age=|no-store/)).toEqual([]);
  });
});
