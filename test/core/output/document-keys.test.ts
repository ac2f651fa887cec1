import { describe, expect, it } from 'vitest';
import { documentKeys } from '../../../functions/core/output/document-keys.ts';

describe('documentKeys', () => {
  it.each([
    [{ feed: 'latest', form: 'full' } as const, 'feed.json'],
    [{ feed: 'section/world', form: 'summary' } as const, 'sections/world/summary/feed.json'],
    [{ feed: 'tag/a', form: 'full', archive: '2026-03' } as const, 'tags/a/archive/2026/03/feed.json'],
    [{ feed: 'latest', form: 'summary', archive: '0987-12' } as const, 'archive/0987/12/feed.json'],
  ])('puts %o under its root', (document, json) => {
    expect(documentKeys(document).json).toBe(json);
  });
});
