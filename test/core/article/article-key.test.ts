import { describe, expect, it } from 'vitest';
import { factsOfKey } from '../../../functions/core/article/article-key.ts';

describe('a source key', () => {
  it.each([
    ['articles/flood.md', { slug: 'flood', isDraft: false }],
    [
      'articles/world/2026-11-23-Big Flood.MD',
      { slug: 'big-flood', date: '2026-11-23', sectionFolder: 'world', isDraft: false },
    ],
    ['articles/world/flood/index.md', { slug: 'flood', sectionFolder: 'world', isDraft: false }],
    ['articles/2026-11-23-flood/index.html', { slug: 'flood', date: '2026-11-23', isDraft: false }],
    ['articles/index.md', { slug: 'index', isDraft: false }],
    ['articles/_posts/2026-11-23-flood.markdown', { slug: 'flood', date: '2026-11-23', isDraft: false }],
    ['articles/world/_drafts/flood.md', { slug: 'flood', sectionFolder: 'world', isDraft: true }],
    ['articles/drafts/flood.md', { slug: 'flood', isDraft: true }],
    ['articles/2026/11/flood.md', { slug: 'flood', isDraft: false }],
    ['articles/2026-11-23-.md', { slug: '2026-11-23', isDraft: false }],
    ['articles/a.b.md', { slug: 'a-b', isDraft: false }],
  ])('%s says what its parts mean', (key, facts) => {
    expect(factsOfKey(key)).toEqual(facts);
  });
});
