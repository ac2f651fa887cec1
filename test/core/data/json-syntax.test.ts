import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstJsonMistake } from '../../../functions/core/data/json-syntax.ts';

describe('firstJsonMistake', () => {
  it('reads what is JSON to its end', () => {
    fc.assert(fc.property(fc.json(), (text) => firstJsonMistake(text) === text.length));
  });

  it('stops at the character that was put in, or after it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(firstJsonMistake(`${text}@`)).toBe(text.length);
        expect(firstJsonMistake(`@${text}`)).toBe(0);
      }),
    );
  });

  it('ends at the end of what ends too early', () => {
    for (const text of ['{', '[1,', '{"a"', '{"a":', '']) expect(firstJsonMistake(text)).toBe(text.length);
  });
});
