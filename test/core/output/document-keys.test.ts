import { describe, expect, it } from 'vitest';
import { documentKeys, feedKeys } from '../../../functions/core/output/document-keys.ts';

describe('the documents of a feed', () => {
  it.each([
    ['latest', { kind: 'full' }, 'feed.json'],
    ['section/world', { kind: 'summary' }, 'sections/world/summary/feed.json'],
    ['tag/a', { kind: 'archive', month: '2026-03' }, 'tags/a/archive/2026/03/feed.json'],
    ['latest', { kind: 'archive', month: '0987-12' }, 'archive/0987/12/feed.json'],
    ['partner/acme', { kind: 'changes' }, 'partners/acme/changes/feed.json'],
  ] as const)('of %s, %o, lie under its root', (feed, part, json) => {
    expect(documentKeys(feed, part).json).toBe(json);
  });

  it('have pages beside them, where they are public', () => {
    expect(feedKeys('latest')).toContain('404.html');
    expect(feedKeys('tag/a')).toContain('tags/a/subscribe.html');
    expect(feedKeys('partner/acme')).toEqual([
      'partners/acme/rss.xml',
      'partners/acme/atom.xml',
      'partners/acme/feed.json',
    ]);
  });
});
