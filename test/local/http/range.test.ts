import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from '../../../local/http/range.ts';

describe('a range', () => {
  it.each<[string | undefined, unknown]>([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=2-4', { first: 2, last: 4 }],
    ['bytes=2-', { first: 2, last: 9 }],
    ['bytes=2-99', { first: 2, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=4-2', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    [undefined, undefined],
  ])('%s of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });

  it('never leaves the representation, whatever the header says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('b', '=', '-', '0', '9', ',') }),
        fc.nat(99),
        (text, length) => {
          const range = readRange(`bytes=${text}`, length);
          if (range === undefined || range === 'unsatisfiable') return;

          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.last).toBeGreaterThanOrEqual(range.first);
          expect(range.last).toBeLessThan(length);
        },
      ),
    );
  });
});
