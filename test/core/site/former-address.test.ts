import { describe, expect, it } from 'vitest';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import { parseOutput } from '../../../functions/core/output/outputs.ts';
import { formerAddress, formerKeys } from '../../../functions/core/site/former-address.ts';
import { outputsOfSite } from '../../../functions/core/source/outputs-of-source.ts';
import { SITE } from '../page/sample.ts';

const MOVED = {
  ...SITE,
  moved: [
    { from: 'blog/feed.xml', to: `${SITE_ORIGIN}/rss.xml` },
    { from: 'blog/rss/', to: 'https://elsewhere.example/ü.xml' },
    { from: 'tags/sea/rss.xml', to: `${SITE_ORIGIN}/tags/tides/rss.xml` },
    { from: 'tags/sea/atom.xml', to: `${SITE_ORIGIN}/tags/tides/atom.xml` },
    { from: 'tags/sea/feed', to: `${SITE_ORIGIN}/tags/tides/rss.xml` },
  ],
  ended: ['podcast.xml', 'authors/finch/feed.json'],
};

describe('an address that has moved', () => {
  it.each([
    ['blog/feed.xml', 'https://gazette.example/rss.xml'],
    ['blog/rss/index.html', 'https://elsewhere.example/%C3%BC.xml'],
    ['tags/sea/rss.xml', 'https://gazette.example/tags/tides/rss.xml'],
    ['tags/sea/atom.xml', 'https://gazette.example/tags/tides/atom.xml'],
    // Where the edge takes a browser that opens one of the two.
    ['tags/sea/subscribe.html', 'https://gazette.example/tags/tides/rss.xml'],
    // Where it takes an address without its slash.
    ['tags/sea/feed/index.html', 'https://gazette.example/tags/tides/rss.xml'],
  ])('leads on from %s', (key, redirect) => {
    expect(formerAddress(key, MOVED)).toEqual({ redirect });
    expect(formerKeys(MOVED)).toContain(key);
  });
});

it('an address that has ended is gone, and every other is none of these', () => {
  expect(formerAddress('podcast.xml', MOVED)).toEqual({ gone: true });
  expect(formerAddress('authors/finch/subscribe.html', MOVED)).toEqual({ gone: true });
  expect(formerAddress('tags/sea/feed.json', MOVED)).toBeUndefined();
  expect(formerAddress('rss.xml', SITE)).toBeUndefined();
});

it('each former address is in exactly one output, a feed’s own if it is one of its documents', () => {
  const outputs = outputsOfSite(MOVED).filter((output) => !outputsOfSite(SITE).includes(output));
  expect([...new Set(outputs)].sort()).toEqual([
    'feed/author/finch',
    'feed/tag/sea',
    'former/blog/feed.xml',
    'former/blog/rss/index.html',
    'former/podcast.xml',
    'former/tags/sea/feed/index.html',
  ]);
  expect(parseOutput('former/tags/sea/feed/index.html')).toEqual({
    kind: 'former',
    key: 'tags/sea/feed/index.html',
  });
});
