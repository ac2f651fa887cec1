import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptKeyOf, sourceKindOf } from '../../../functions/core/source/upload-keys.ts';

describe('a key of the uploads bucket', () => {
  it.each([
    ['articles/world/a.md', 'article'],
    ['articles/../a.md', 'article'],
    ['media/a b+c%20.png', 'media'],
    ['site.yaml', 'site'],
    ['articles/world/', undefined],
    ['receipts/articles/a.md.json', undefined],
    ['elsewhere/a.md', undefined],
    ['Site.yaml', undefined],
  ])('%s is of kind %s', (key, kind) => {
    expect(sourceKindOf(key)).toBe(kind);
  });

  it('has its receipt beside it', () => {
    expect(receiptKeyOf('articles/world/a.md')).toBe('receipts/articles/world/a.md.json');
  });

  it('never has a receipt key that S3 refuses for its length, nor one that another key has', () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 600 })
      .map((name) => `articles/${name}`);
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(Buffer.byteLength(receiptKeyOf(one))).toBeLessThanOrEqual(1024);
        expect(receiptKeyOf(one) === receiptKeyOf(other)).toBe(one === other);
      }),
    );
    const long = `articles/${'é'.repeat(500)}`;
    expect(receiptKeyOf(`${long}.md`)).not.toBe(receiptKeyOf(`${long}.txt`));
  });
});
