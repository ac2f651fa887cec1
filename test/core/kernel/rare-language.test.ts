import { describe, expect, it } from 'vitest';
import { rareLanguage } from '../../../functions/core/kernel/rare-language.ts';
import { parseSite } from '../../../functions/core/site/parse-site.ts';
import { articleOf, codesOf, markdown, parse, problemOf } from '../article/parse.ts';

const KEY = 'articles/a.md';

describe('a language that ISO 639-3 alone has', () => {
  it('is kept for an article, with a warning that says where', () => {
    const source = markdown('language: yue-Hant-HK');

    expect(articleOf(KEY, source).language).toBe('yue-Hant-HK');
    expect(problemOf(parse(KEY, source), 'language-rare')).toMatchObject({
      severity: 'warning',
      field: 'language',
      line: 3,
    });
  });

  it('is kept for a site, with a warning that says where', () => {
    const { site, problems } = parseSite(new TextEncoder().encode('title: A\nlanguage: yue\n'));

    expect(site?.language).toBe('yue');
    expect(problems).toMatchObject([
      { code: 'language-rare', severity: 'warning', field: 'language', line: 2 },
    ]);
  });

  it.each(['de', 'pt-BR', 'haw', 'fil', 'zh-Hant'])('is not %s', (tag) => {
    expect(rareLanguage(tag)).toBeUndefined();
    expect(codesOf(parse(KEY, markdown(`language: ${tag}`)))).toEqual([]);
  });
});
