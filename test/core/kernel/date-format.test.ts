import { describe, expect, it } from 'vitest';
import { dateFormat } from '../../../functions/core/kernel/date-format.ts';

const INSTANT = new Date('2026-11-03T22:30:00.000Z');
const LONG = { dateStyle: 'long', timeZone: 'UTC' } as const;

describe('a formatter of dates', () => {
  it('is made once for a language, a zone and a style, and never taken for another', () => {
    expect(dateFormat('de', LONG)).toBe(dateFormat('de', LONG));
    expect(dateFormat('de', LONG).format(INSTANT)).toBe('3. November 2026');
    expect(dateFormat('fr', LONG).format(INSTANT)).toBe('3 novembre 2026');
    expect(dateFormat('de', { ...LONG, timeZone: 'Asia/Tokyo' }).format(INSTANT)).toBe('4. November 2026');
    expect(dateFormat('de', { ...LONG, dateStyle: 'short' }).format(INSTANT)).toBe('03.11.26');
  });

  it('is right in more languages than are kept', () => {
    for (let number = 0; number < 200; number += 1) {
      expect(dateFormat(`en-x-t${number}`, LONG).format(INSTANT)).toBe('November 3, 2026');
    }
    expect(dateFormat('de', LONG).format(INSTANT)).toBe('3. November 2026');
  });

  it.each([
    ['language', 'no language', LONG],
    ['time zone', 'en', { ...LONG, timeZone: 'Mars/Olympus' }],
  ])('is refused for a %s that there is not, every time', (_, language, options) => {
    for (let time = 0; time < 2; time += 1) {
      expect(() => dateFormat(language, options)).toThrow(RangeError);
    }
  });
});
