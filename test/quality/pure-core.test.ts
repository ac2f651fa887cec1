import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What makes an answer depend on when, where or how often it is asked. Imports are held by the arrows. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bprocess\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\b|\bconsole\./;

const FILES = readdirSync('functions/core', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.posix.join('functions/core', file));

/** A file without its comments, which may speak of all this. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

it('the core reads no clock, no chance, no environment and no network', () => {
  expect(FILES.length).toBeGreaterThan(100);
  expect(FILES.filter((file) => IMPURE.test(codeOf(file)))).toEqual([]);
});

it.each([
  'const now = Date.now();',
  'return new Date();',
  'performance.now()',
  'Math.random() < 0.5',
  'process.env.HOME',
  "process.getBuiltinModule('fs')",
  "await fetch('https://example.com/')",
  'setTimeout(done, 1)',
])('a core that held %s would be found out', (line) => {
  expect(IMPURE.test(line)).toBe(true);
});
