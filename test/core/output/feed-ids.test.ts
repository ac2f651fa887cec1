import { describe, expect, it } from 'vitest';
import { type FeedId, feedId, isFeedId, parseFeedId } from '../../../functions/core/output/feed-ids.ts';

describe('the id of a feed', () => {
  it.each([
    ['latest', 'latest', ''],
    ['section/world', 'section', 'world'],
    ['tag/潮', 'tag', '潮'],
    ['author/constructor', 'author', 'constructor'],
    ['language/pt-br', 'language', 'pt-br'],
    ['feed/weekly', 'feed', 'weekly'],
    ['partner/acme', 'partner', 'acme'],
  ] as const)('%s is taken apart and put together', (id, kind, slug) => {
    expect(parseFeedId(id)).toEqual({ kind, slug });
    expect(kind === 'latest' ? kind : feedId(kind, slug)).toBe(id);
  });

  it.each([
    '',
    'nowhere',
    'section',
    'section/',
    'sections/a',
    'tag/a/b',
    'latest/x',
    'toString/x',
    'due',
    'media/a.png',
  ])('%j is none', (text) => {
    expect(isFeedId(text)).toBe(false);
    expect(() => parseFeedId(text as FeedId)).toThrow(TypeError);
  });
});
