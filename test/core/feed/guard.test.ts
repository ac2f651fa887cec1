import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeedState, type ListedItem, newFeedState } from '../../../functions/core/feed/feed-state.ts';
import { isMassLoss, missingItems, removedLately } from '../../../functions/core/feed/guard.ts';

const NOW = '2026-11-10T12:00:00.000Z';
const GUARD = { share: 0.5, items: 10, minutes: 10 };

const item = (number: number): ListedItem => ({
  key: `articles/${number}.md`,
  id: `urn:${number}`,
  sortKey: `2026-11-01T00:00:00.000Z#${String(number).padStart(3, '0')}`,
});
/** Newest first: the higher number is the newer. */
const items = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => item(from - index));
const state = (more: Partial<FeedState>): FeedState => ({ ...newFeedState('feed/latest', NOW), ...more });
const numbers = (listed: readonly ListedItem[]) => listed.map(({ id }) => Number(id.slice('urn:'.length)));

describe('what a feed has no more', () => {
  it('is what was in it and is not', () => {
    expect(numbers(missingItems(state({ items: items(5, 1) }), { items: [item(5), item(2)] }))).toEqual([
      4, 3, 1,
    ]);
  });

  it('is not what newer articles pushed out', () => {
    const before = state({ items: items(5, 1) });
    expect(missingItems(before, { items: items(7, 3), older: item(2).sortKey })).toEqual([]);
  });

  it('is also what was deleted at the end of a feed that goes on further back', () => {
    const before = state({ items: items(50, 41) });
    const now = { items: [...items(50, 46), ...items(30, 26)], older: item(25).sortKey };
    expect(numbers(missingItems(before, now))).toEqual([45, 44, 43, 42, 41]);
  });

  it('is not what is there under another key', () => {
    const moved = { ...item(3), key: 'articles/elsewhere/3.md', sortKey: 'other' };
    expect(missingItems(state({ items: [item(3)] }), { items: [moved] })).toEqual([]);
  });
});

describe('what was taken out lately', () => {
  const removed = [
    { ...item(1), at: '2026-11-10T11:49:59.999Z' },
    { ...item(2), at: '2026-11-10T11:50:00.001Z' },
    { ...item(3), at: '2026-11-10T11:59:00.000Z' },
  ];

  it('is what went within the guard’s minutes, and is not back', () => {
    expect(numbers(removedLately(state({ removed }), { items: [item(3)] }, GUARD, NOW))).toEqual([2]);
  });

  it('is counted from the beginning of a hold for as long as that lasts', () => {
    const held = { since: NOW, lost: 20, of: 30, sources: [], waiting: [] };
    const later = '2026-11-12T12:00:00.000Z';
    expect(numbers(removedLately(state({ removed, held }), { items: [] }, GUARD, later))).toEqual([2, 3]);
    expect(removedLately(state({ removed }), { items: [] }, GUARD, later)).toEqual([]);
  });
});

describe('a loss that is held', () => {
  it.each([
    [25, 30, true],
    [15, 30, false],
    [16, 30, true],
    [10, 10, false],
    [11, 11, true],
    [11, 22, false],
    [1, 1, false],
  ])('%i of %i: %s', (lost, of, expected) => {
    expect(isMassLoss(lost, of, GUARD)).toBe(expected);
  });

  it('is never one of no more articles than the guard allows, nor of no more than its share', () => {
    const natural = fc.nat({ max: 500 });
    fc.assert(
      fc.property(
        natural,
        natural,
        natural,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lost, of, some, share) => {
          const guard = { share, items: some, minutes: 10 };
          if (lost <= some || lost <= share * of) expect(isMassLoss(lost, of, guard)).toBe(false);
          else expect(isMassLoss(lost, of, guard)).toBe(true);
        },
      ),
    );
  });
});
