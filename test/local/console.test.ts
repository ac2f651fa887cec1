import { describe, expect, it } from 'vitest';
import { formatLog, formatSize } from '../../local/console.ts';
import type { LogRecord } from '../../local/log-record.ts';

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
      ['swept', { prefix: 'articles/', sources: 3 }],
      'swept      Publish  prefix=articles/  sources=3',
    ],
    [
      'an error with its code and remedy',
      ['failed', { key: 'a', code: 'x', error: { name: 'E', message: 'no' }, hint: 'do' }, 'error'],
      'error: failed  a  x  no  → do',
    ],
    ['nothing of debug records', ['looked', {}, 'debug'], undefined],
  ])('tells %s', (_, given, expected) => {
    expect(line(...given)).toBe(expected);
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
