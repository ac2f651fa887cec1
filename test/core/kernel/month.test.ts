import { describe, expect, it } from 'vitest';
import {
  endOfMonth,
  endOfPreviousMonth,
  isMonth,
  monthOf,
  startOfMonth,
  startOfNextMonth,
} from '../../../functions/core/kernel/month.ts';

describe('a month', () => {
  it.each([
    ['2026-11', '2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00.000Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '2024-03-01T00:00:00.000Z'],
    ['2026-12', '2026-12-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
    ['0099-12', '0099-12-01T00:00:00.000Z', '0099-12-31T23:59:59.999Z', '0100-01-01T00:00:00.000Z'],
  ])('%s begins at %s and ends at %s', (month, start, end, next) => {
    expect(startOfMonth(month)).toBe(start);
    expect(endOfMonth(month)).toBe(end);
    expect(startOfNextMonth(month)).toBe(next);
    expect([start, end].map(monthOf)).toEqual([month, month]);
  });

  it('follows on the one before', () => {
    expect(endOfPreviousMonth('2026-03')).toBe('2026-02-28T23:59:59.999Z');
    expect(endOfPreviousMonth('2026-01')).toBe('2025-12-31T23:59:59.999Z');
  });

  it.each(['', '2026', '2026-00', '2026-13', '2026-1', '2026-11-01', '26-11'])('is not %j', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});
