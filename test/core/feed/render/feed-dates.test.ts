import { describe, expect, it } from 'vitest';
import { distinctUpdates, readInstant } from '../../../../functions/core/feed/render/feed-dates.ts';

const NOON = new Date('2026-03-01T12:00:00.000Z');

function entries(...ids: string[]) {
  return ids.map((id) => ({ id, updatedAt: NOON }));
}

describe('distinctUpdates', () => {
  it('keeps an update time that is the only one of its kind', () => {
    const later = { id: 'b', updatedAt: new Date('2026-03-01T12:00:00.001Z') };

    expect(distinctUpdates([...entries('a'), later])).toEqual([NOON, later.updatedAt]);
  });

  it('gives a thousand entries of one time a thousand times', () => {
    const updates = distinctUpdates(
      entries(...Array.from({ length: 1000 }, (_, index) => `urn:example:${index}`)),
    );

    expect(new Set(updates.map(Number)).size).toBe(1000);
  });

  it('gives no entry a time that another one has of its own', () => {
    const others = Array.from({ length: 999 }, (_, index) => ({
      id: `other ${index}`,
      updatedAt: new Date(NOON.getTime() + index + 1),
    }));
    const updates = distinctUpdates([...others, ...entries('a', 'b')]);

    expect(new Set(updates.map(Number)).size).toBe(1001);
    expect(updates.slice(0, 999)).toEqual(others.map(({ updatedAt }) => updatedAt));
  });

  it('does not move an entry when another one leaves the feed', () => {
    const before = distinctUpdates(entries('a', 'b', 'c'));
    const after = distinctUpdates(entries('a', 'b'));

    expect(after).toEqual(before.slice(0, 2));
  });

  it('gives nothing before 1990', () => {
    const [update] = distinctUpdates([{ id: 'a', updatedAt: new Date(0) }]);

    expect(update?.toISOString()).toBe('1990-01-01T00:00:00.000Z');
  });
});

describe('readInstant', () => {
  it.each([
    '',
    'soon',
    '2026-13-01T00:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
  ])('reads nothing from "%s"', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });

  it('reads the first and the last year of RFC 3339', () => {
    expect(readInstant('0000-01-01T00:00:00.000Z')).toBeDefined();
    expect(readInstant('9999-12-31T23:59:59.999Z')).toBeDefined();
  });
});
