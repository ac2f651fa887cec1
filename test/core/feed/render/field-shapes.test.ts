import { describe, expect, it } from 'vitest';
import { languageTag } from '../../../../functions/core/feed/render/field-shapes.ts';

describe('languageTag', () => {
  it.each(['en', 'pt-BR', 'zh-Hant-TW', 'gsw', 'sr-Latn-RS', 'EN-gb'])('takes %s', (tag) => {
    expect(languageTag(tag)).toBe(tag);
  });

  it.each([undefined, '', 'en_US', 'zz', 'qqq', 'english', 'e', 'en-', 'en US', 'x-klingon', '日本語'])(
    'takes nothing from %s',
    (tag) => {
      expect(languageTag(tag)).toBeUndefined();
    },
  );
});
