import { describe, expect, it } from 'vitest';
import { visibilityAt } from '../../../functions/core/source/lifecycle.ts';

const publishedAt = '2026-11-10T12:00:00.000Z';

describe('the visibility of an article', () => {
  it.each([
    ['a millisecond before its time', '2026-11-10T11:59:59.999Z', {}, 'scheduled'],
    ['at its time', publishedAt, {}, 'published'],
    ['while a draft', '2026-12-01T00:00:00.000Z', { draft: true }, 'draft'],
    [
      'a millisecond before it expires',
      '2026-11-11T11:59:59.999Z',
      { expiresAt: '2026-11-11T12:00:00.000Z' },
      'published',
    ],
    ['when it expires', '2026-11-11T12:00:00.000Z', { expiresAt: '2026-11-11T12:00:00.000Z' }, 'expired'],
    [
      'if it expires before it is due',
      '2026-11-10T11:00:00.000Z',
      { expiresAt: '2026-11-10T10:00:00.000Z' },
      'expired',
    ],
  ])('%s', (_, now, more, expected) => {
    expect(visibilityAt({ draft: false, publishedAt, ...more }, now)).toBe(expected);
  });
});
