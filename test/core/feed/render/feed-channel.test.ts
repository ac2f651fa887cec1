import { expect, it } from 'vitest';
import { feedHubs } from '../../../../functions/core/feed/render/feed-channel.ts';
import { DEFAULT_SITE } from '../../../../functions/core/site/default-site.ts';

const site = { ...DEFAULT_SITE, url: 'https://news.example/', hubs: ['https://hüb.example', 'hub'] };

it('the hubs of a feed are those of the site that are addresses, as programs write them', () => {
  expect(feedHubs({ feed: 'section/world', part: { kind: 'full' }, site })).toEqual([
    'https://xn--hb-xka.example/',
  ]);
});

it('an archive has none, nor has a feed behind a key', () => {
  expect(feedHubs({ feed: 'latest', part: { kind: 'archive', month: '2026-04' }, site })).toEqual([]);
  expect(feedHubs({ feed: 'partner/harbour', part: { kind: 'full' }, site })).toEqual([]);
});
