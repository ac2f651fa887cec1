import { describe, expect, it } from 'vitest';
import { formatLog, formatSize } from '../../../local/log/console.ts';
import type { LogRecord } from '../../../local/log/log-record.ts';

const record = (message: string, fields: object, level: LogRecord['level'] = 'info'): LogRecord => ({
  source: 'Publish',
  level,
  message,
  fields: { ...fields },
});
const line = (...args: Parameters<typeof record>) => formatLog(record(...args), { hasColors: false });

describe('a line of the console', () => {
  it.each<[string, Parameters<typeof record>, string | undefined]>([
    [
      'an upload with its size',
      ['uploaded', { key: 'articles/world/a.md', sizeBytes: 2100 }],
      'uploaded   articles/world/a.md  (2.1 KB)',
    ],
    [
      'what became of it, with its receipt',
      [
        'ingested',
        { key: 'a.md', status: 'published', receipt: 'receipts/a.md.json', codes: [], durationMs: 120 },
      ],
      'ingested   a.md  published  (receipt receipts/a.md.json)  120 ms',
    ],
    [
      'why it was rejected',
      ['ingested', { key: 'a.md', status: 'rejected', codes: ['title-missing'] }],
      'ingested   a.md  rejected  [title-missing]',
    ],
    [
      'which files of an output changed',
      [
        'published',
        { output: 'feed/latest', changed: ['rss.xml', 'tags/x/rss.xml', 'atom.xml'], durationMs: 45.4 },
      ],
      'published  feed/latest  (rss.xml atom.xml)  45 ms',
    ],
    [
      'what else a record says',
      ['looked at', { pages: 3, kind: 'drift' }],
      'looked at  Publish  pages=3  kind=drift',
    ],
    ['what became due', ['due', { sources: 3 }], 'due        3 sources'],
    ['that one source became due', ['due', { sources: 1 }], 'due        1 source'],
    [
      'what a sweep asked for',
      ['swept', { prefix: 'articles/', sources: 12 }],
      'swept      articles/  12 sources',
    ],
    ['a sweep of everything', ['swept', { prefix: '', sources: 0 }], 'swept      0 sources'],
    [
      'what was put off, and why',
      ['postponed', { unit: { key: 'articles/a.md' }, reason: 'no time left' }],
      'postponed  articles/a.md  (no time left)',
    ],
    [
      'which output was put off',
      ['postponed', { unit: 'feed/latest', reason: 'it keeps changing' }],
      'postponed  feed/latest  (it keeps changing)',
    ],
    [
      'what failed, by the name of what was asked for',
      ['failed', { unit: { sweep: 'media/' }, error: { message: 'no' } }, 'error'],
      'error: failed  media/  no',
    ],
    [
      'an error with its code and remedy',
      ['failed', { key: 'a', code: 'x', error: { name: 'E', message: 'no' }, hint: 'do' }, 'error'],
      'error: failed  a  x  no  → do',
    ],
    ['nothing of debug records', ['looked', {}, 'debug'], undefined],
    ['nothing of what stayed as it was', ['unchanged', { key: 'a.md' }], undefined],
  ])('tells %s', (_, given, expected) => {
    expect(line(...given)).toBe(expected);
  });

  it('tells of what stayed as it was to those who want to know', () => {
    const unchanged = record('unchanged', { output: 'feed/latest', durationMs: 12 });

    expect(formatLog(unchanged, { hasColors: false, isVerbose: true })).toBe('unchanged  feed/latest  12 ms');
  });

  it('shows control characters instead of obeying them', () => {
    expect(line('uploaded', { key: 'a\u001b[31m\nb\u202e' })).toBe('uploaded   a\\u001b[31m\\u000ab\\u202e');
  });

  it('has colours only where they are shown', () => {
    const colored = formatLog(record('uploaded', { key: 'a' }), { hasColors: true });

    expect(colored).toContain('\u001b[32m');
    expect(line('uploaded', { key: 'a' })).not.toContain('\u001b');
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [1_250_000, '1.3 MB'],
  ])('of %i bytes is %s', (bytes, expected) => {
    expect(formatSize(bytes)).toBe(expected);
  });
});
