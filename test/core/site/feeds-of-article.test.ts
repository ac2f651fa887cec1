import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../functions/core/article/article.ts';
import type { DeclaredFeed } from '../../../functions/core/site/declared-feed.ts';
import { DEFAULT_SITE } from '../../../functions/core/site/default-site.ts';
import { declaredFeedsOf, partnerFeedsOf } from '../../../functions/core/site/feeds-of-article.ts';
import type { Partner } from '../../../functions/core/site/partner.ts';
import type { Rule, Selection } from '../../../functions/core/site/selection.ts';
import type { Site } from '../../../functions/core/site/site.ts';

const EVERYTHING: Selection = { include: [], exclude: [] };
const feed = (selection: Partial<Selection> = {}): DeclaredFeed => ({
  title: 'A',
  form: 'full',
  ...EVERYTHING,
  ...selection,
});
const partner = (selection: Partial<Selection> = {}): Partner => ({
  ...feed(selection),
  formats: [],
  origins: [],
});

const ARTICLE: Article = {
  title: 'The ferry runs late',
  slug: 'ferry',
  section: { slug: 'coast', label: 'Coast' },
  tags: [
    { slug: 'ferry', label: 'Ferry' },
    { slug: 'fog', label: 'Fog' },
  ],
  authors: [{ slug: 'mara', name: 'Mara Ellison' }],
  summary: 'Fog holds up the first boat.',
  html: '<p>Ask AT&amp;T, or the <b>harbour</b> office\u2019s <em>Köln</em> desk. 大阪の港は静かだ。</p>',
  draft: false,
  minor: false,
  enclosures: [],
  aliases: [],
};

const site = (fields: Partial<Site>): Site => ({ ...DEFAULT_SITE, language: 'en-GB', ...fields });
const has = (rule: Rule, article: Partial<Article> = {}) =>
  declaredFeedsOf({ ...ARTICLE, ...article }, site({ feeds: { a: feed({ include: [rule] }) } })).length === 1;

describe('a rule', () => {
  it.each<[Rule]>([
    [{ section: ['workshop', 'coast'] }],
    [{ tag: ['fog'] }],
    [{ author: ['teo', 'mara'] }],
    [{ section: ['coast'], tag: ['ferry'], author: ['mara'], language: ['en'], text: ['fog'] }],
    [{ language: ['en'] }],
    [{ language: ['EN-gb'] }],
    [{ text: ['FERRY'] }],
    [{ text: ['first boat'] }],
    [{ text: ['AT&T'] }],
    [{ text: ['harbour office'] }],
    [{ text: ['ko\u0308ln'] }],
    [{ text: ['港'] }],
    [{ syndication: ['allow'] }],
  ])('%j holds for the article', (rule) => {
    expect(has(rule)).toBe(true);
  });

  it.each<[Rule]>([
    [{ section: ['letters'] }],
    [{ tag: ['coast'] }],
    [{ section: ['coast'], tag: ['birds'] }],
    [{ language: ['en-US'] }],
    [{ language: ['e'] }],
    [{ text: ['fer'] }],
    [{ text: ['boat first'] }],
    [{ text: ['strong'] }],
    [{ syndication: ['deny'] }],
  ])('%j does not hold for the article', (rule) => {
    expect(has(rule)).toBe(false);
  });

  it('reads the language that the article is in', () => {
    expect(has({ language: ['pt'] }, { language: 'pt-BR' })).toBe(true);
    expect(has({ language: ['en'] }, { language: 'pt-BR' })).toBe(false);
  });
});

describe('whether an article may be syndicated', () => {
  const partners = { courier: partner() };
  const closed = { coast: { title: 'Coast', syndication: 'deny' } } as const;

  it('is said by the article, else by its section, and else it may', () => {
    expect(partnerFeedsOf(ARTICLE, site({ partners }))).toEqual(['partner/courier']);
    expect(partnerFeedsOf({ ...ARTICLE, syndication: 'deny' }, site({ partners }))).toEqual([]);
    expect(partnerFeedsOf(ARTICLE, site({ partners, sections: closed }))).toEqual([]);
    expect(
      partnerFeedsOf({ ...ARTICLE, syndication: 'allow' }, site({ partners, sections: closed })),
    ).toEqual(['partner/courier']);
  });

  it('matters to no public feed that does not ask for it', () => {
    const denied: Article = { ...ARTICLE, syndication: 'deny' };

    expect(declaredFeedsOf(denied, site({ feeds: { a: feed() } }))).toEqual(['feed/a']);
  });

  it('is not said by a section that shares its name with a method', () => {
    const article: Article = { ...ARTICLE, section: { slug: 'constructor', label: 'Constructor' } };

    expect(partnerFeedsOf(article, site({ partners }))).toEqual(['partner/courier']);
  });
});

describe('whatever the rules and the articles are', () => {
  const word = fc.constantFrom('coast', 'fog', 'mara', 'en', 'x', 'Ferry', '大阪');
  const values = fc.array(word, { minLength: 1, maxLength: 3 });
  const field = fc.constantFrom('section', 'tag', 'author', 'language', 'text');
  // Of one or two fields: rules of more hold too seldom to show anything.
  const anyRule = fc
    .array(fc.tuple(field, values), { minLength: 1, maxLength: 2 })
    .map((fields): Rule => Object.fromEntries(fields));
  const rules = fc.array(anyRule, { maxLength: 3 });
  const term = word.map((slug) => ({ slug, label: slug }));
  const anyArticle = fc
    .record({
      title: fc.string({ minLength: 1 }),
      section: fc.option(term, { nil: undefined }),
      tags: fc.array(term, { maxLength: 2 }),
      html: fc.string().map((text) => `<p>${text.replace(/[&<>"]/g, '')}</p>`),
      syndication: fc.constantFrom('allow' as const, 'deny' as const, undefined),
    })
    .map(({ section, syndication, ...fields }): Article => {
      const { section: _, ...article } = ARTICLE;
      return { ...article, ...fields, ...(section && { section }), ...(syndication && { syndication }) };
    });
  const inFeed = (article: Article, selection: Selection) =>
    declaredFeedsOf(article, site({ feeds: { a: feed(selection) } })).length === 1;

  it('a feed without rules has every article', () => {
    fc.assert(fc.property(anyArticle, (article) => inFeed(article, EVERYTHING)));
  });

  it('exclusion wins over inclusion', () => {
    fc.assert(
      fc.property(anyArticle, rules, rules, (article, include, exclude) => {
        const isExcluded = exclude.length > 0 && inFeed(article, { include: exclude, exclude: [] });
        const isIncluded = inFeed(article, { include, exclude: [] });
        expect(inFeed(article, { include, exclude })).toBe(isIncluded && !isExcluded);
      }),
    );
  });

  it('what may not be syndicated is in no partner feed, and in any other the rules decide alike', () => {
    fc.assert(
      fc.property(anyArticle, rules, rules, (article, include, exclude) => {
        const partners = { a: partner({ include, exclude }), b: partner() };
        const expected = inFeed(article, { include, exclude }) ? ['partner/a', 'partner/b'] : ['partner/b'];
        expect(partnerFeedsOf(article, site({ partners }))).toEqual(
          article.syndication === 'deny' ? [] : expected,
        );
      }),
    );
  });
});
