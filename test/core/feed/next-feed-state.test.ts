import { describe, expect, it } from 'vitest';
import { type FeedState, type LeftOut, newFeedState } from '../../../functions/core/feed/feed-state.ts';
import {
  awaitedState,
  faultsOf,
  heldState,
  publishedState,
  toldState,
} from '../../../functions/core/feed/next-feed-state.ts';

const NOW = '2026-11-10T12:00:00.000Z';
const LATER = '2026-11-10T12:05:00.000Z';
const LISTING = { title: 'Latest', description: 'All.' };
const LEFT_OUT: LeftOut = {
  key: 'articles/bad.md',
  articleId: 'urn:bad',
  format: 'rss',
  rule: 'not-well-formed',
  message: 'M.',
};
const LOSSES = { lost: 20, of: 30, sources: ['articles/1.md', 'articles/2.md'] };

const none = newFeedState('feed/latest', NOW);
const published: FeedState = publishedState(none, {
  listing: LISTING,
  items: [{ key: 'articles/1.md', id: 'urn:1', sortKey: 's' }],
  removed: [],
  leftOut: [],
  changedAt: NOW,
});
const again = (read: FeedState, more: Partial<Parameters<typeof publishedState>[1]> = {}) =>
  publishedState(read, {
    listing: LISTING,
    items: published.items,
    removed: [],
    leftOut: [],
    changedAt: NOW,
    ...more,
  });
const settled = toldState(published);

describe('the state after a feed was published', () => {
  it('is another revision, and asks for the catalogue when the feed is new', () => {
    expect(published).toMatchObject({ revision: 1, listing: LISTING, pending: { outputs: ['catalogue'] } });
  });

  it('is the very one that was read if nothing is new, as it comes back from the table', () => {
    const read = JSON.parse(JSON.stringify(settled));
    expect(again(read)).toBe(read);
    expect(publishedState(none, { ...none, listing: undefined })).toBe(none);
  });

  it.each([
    ['changes', { ...LISTING, title: 'Other' }],
    ['goes', undefined],
  ])('asks for the catalogue when what the catalogue says %s', (_, listing) => {
    expect(again(settled, { listing }).pending.outputs).toEqual(['catalogue']);
  });

  it('does not ask for the catalogue when an article comes', () => {
    const next = again(settled, { items: [], changedAt: LATER });
    expect(next).toMatchObject({ revision: settled.revision + 1, pending: { outputs: [], sources: [] } });
  });

  it('still owes what had not been told', () => {
    expect(again(published, { items: [] }).pending.outputs).toEqual(['catalogue']);
  });

  it('tells of an article that was left out once, and once more when it no longer is', () => {
    const faulty = again(settled, { leftOut: [LEFT_OUT] });
    expect(faulty.pending.sources).toEqual(['articles/bad.md']);
    const told = toldState(faulty);
    expect(again(told, { leftOut: [LEFT_OUT] })).toBe(told);
    expect(again(told, { leftOut: [{ ...LEFT_OUT, message: 'Other.' }] }).pending.sources).toEqual([
      'articles/bad.md',
    ]);
    expect(again(told).pending.sources).toEqual(['articles/bad.md']);
  });
});

describe('the state of a held feed', () => {
  const held = heldState(settled, LOSSES, NOW);

  it('keeps what was published, and tells the sources that are missed', () => {
    expect(held).toMatchObject({ items: settled.items, listing: LISTING, held: { since: NOW, ...LOSSES } });
    expect(held.pending.sources).toEqual(LOSSES.sources);
    expect([...faultsOf(held)].map(([key, { rule }]) => [key, rule])).toEqual([
      ['articles/1.md', 'feed-held'],
      ['articles/2.md', 'feed-held'],
    ]);
  });

  it('is held since it was first, and tells only those of whom nothing was told', () => {
    const told = toldState(held);
    expect(heldState(told, LOSSES, LATER)).toBe(told);
    const worse = heldState(told, { lost: 21, of: 30, sources: [...LOSSES.sources, 'articles/3.md'] }, LATER);
    expect(worse.held).toMatchObject({ since: NOW, lost: 21 });
    expect(worse.pending.sources).toEqual(['articles/3.md']);
  });

  it('remembers what waits for it, and asks for that when it goes on', () => {
    const told = toldState(held) as Parameters<typeof awaitedState>[0];
    const awaited = awaitedState(told, 'archive/latest/2026-11') as Parameters<typeof awaitedState>[0];
    expect(awaitedState(awaited, 'archive/latest/2026-11')).toBe(awaited);
    expect(heldState(awaited, { ...LOSSES, lost: 22 }, LATER).held?.waiting).toEqual([
      'archive/latest/2026-11',
    ]);
    const next = again(awaited);
    expect(next.held).toBeUndefined();
    expect(next.pending).toEqual({ outputs: ['archive/latest/2026-11'], sources: LOSSES.sources });
  });
});
