import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameUuid } from '../../../functions/core/kernel/name-uuid.ts';

describe('nameUuid', () => {
  it('gives a version 8 UUID that never changes', () => {
    expect(nameUuid('article-id', '4711')).toBe(nameUuid('article-id', '4711'));
    expect(nameUuid('a')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('is another for other parts, also where they join to the same text', () => {
    const parts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 });
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        fc.pre(JSON.stringify(left) !== JSON.stringify(right));
        expect(nameUuid(...left)).not.toBe(nameUuid(...right));
      }),
    );
    expect(nameUuid('ab', 'c')).not.toBe(nameUuid('a', 'bc'));
  });
});
