import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SLUG_CHARACTERS, slugify } from '../../../functions/core/kernel/slug.ts';

describe('slugify', () => {
  it.each([
    ['Sea level: what we know', 'sea-level-what-we-know'],
    ['Crème brûlée à la Ångström', 'creme-brulee-a-la-angstrom'],
    ['Straße', 'straße'],
    ['東京の洪水', '東京の洪水'],
    ['がぎぐ', 'がぎぐ'],
    ['हिन्दी', 'हिन्दी'],
    ['Ελλάδα Ёлка', 'ελλαδα-елка'],
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['A+', 'a-plus'],
    ['#climate', 'climate'],
    ['a + b', 'a-b'],
    ["It's the editor’s", 'its-the-editors'],
    ['  --x--  ', 'x'],
    ['İstanbul', 'istanbul'],
    ['ﬁne ½', 'fine-1-2'],
    ['../../etc', 'etc'],
    ['🌊', ''],
    ['', ''],
  ])('makes %j into %j', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it('cuts a long text at a word', () => {
    const slug = slugify('flooding '.repeat(40));

    expect(slug).toMatch(/^flooding(-flooding)*$/);
    expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_CHARACTERS);
  });

  it('cuts a long word where it must', () => {
    expect(slugify('𠮷'.repeat(200)).isWellFormed()).toBe(true);
    expect(slugify('a'.repeat(200))).toBe('a'.repeat(MAX_SLUG_CHARACTERS));
  });

  it('gives a slug that is its own slug, fits an address segment and is bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const slug = slugify(text);
        expect(slugify(slug)).toBe(slug);
        expect(slug).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u);
        expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_CHARACTERS);
      }),
    );
  });
});
