import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedArticle } from '../../../functions/core/article/article.ts';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import { renderArticlePage } from '../../../functions/core/page/article-page.ts';
import { renderListingPage } from '../../../functions/core/page/listing-page.ts';
import type { PublishedSite } from '../../../functions/core/site/site.ts';
import { parsePage } from './parsed-page.ts';
import { article, SITE } from './sample.ts';

/**
 * Texts that would break out of an element, an attribute, a comment or a style, among arbitrary ones. None begins
 * like the body, whose beginning a page does not show a second time as its summary.
 */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '</title>',
        '"',
        "'",
        '" onload="x',
        '<script>',
        '-->',
        ']]>',
        '&amp;',
        '&',
        '<',
        '>',
        '</style>',
      ),
      fc.constantFrom(
        '{{x}}',
        '$&',
        '\u2028',
        '\u0000',
        '\ud800',
        '=',
        '`',
        '/>',
        '&#x3c;',
        '\r\n',
        '\u0085',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => `¶q7x${parts.join('')}`);

/** What a page may show of a text: everything but control characters, noncharacters and lone surrogates. */
function shown(value: string): string {
  return [...value]
    .filter((character) => {
      const code = character.codePointAt(0)!;
      const isControl = code < 0x20 ? character !== '\t' && character !== '\n' : code >= 0x7f && code <= 0x9f;
      return !isControl && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join('');
}

type Texts = Readonly<
  Record<'title' | 'summary' | 'label' | 'name' | 'alt' | 'caption' | 'file' | 'site' | 'path', string>
>;

function articleOf(texts: Texts): PublishedArticle {
  return article({
    title: texts.title,
    summary: texts.summary,
    section: { slug: 'tides', label: texts.label },
    tags: [{ slug: 'tag', label: texts.label }],
    authors: [{ slug: 'ada', name: texts.name }],
    image: { url: `https://images.example/${texts.path}`, alt: texts.alt, caption: texts.caption },
    enclosures: [
      { url: `${SITE_ORIGIN}/media/${texts.path}`, type: 'audio/mpeg', title: texts.file },
      { url: `${SITE_ORIGIN}/media/${texts.path}`, type: 'application/pdf' },
    ],
  });
}

function siteOf(texts: Texts): PublishedSite {
  return {
    ...SITE,
    title: texts.site,
    description: texts.summary,
    rights: texts.site,
    sections: { tides: { title: texts.label } },
  };
}

const NAMES = ['title', 'summary', 'label', 'name', 'alt', 'caption', 'file', 'site', 'path'] as const;
const texts: fc.Arbitrary<Texts> = fc
  .tuple(...NAMES.map(() => text))
  .map((values) => Object.fromEntries(NAMES.map((name, index) => [name, values[index]!])) as Texts);
const PLAIN = Object.fromEntries(NAMES.map((name) => [name, `¶plain ${name}`])) as Texts;

describe('whatever is written in its fields', () => {
  it('an article page has the same elements and shows the fields as text', () => {
    const structure = parsePage(renderArticlePage(articleOf(PLAIN), siteOf(PLAIN))).structure;
    fc.assert(
      fc.property(texts, (values) => {
        const page = parsePage(renderArticlePage(articleOf(values), siteOf(values)));
        expect(page.structure).toEqual(structure);
        expect(page.texts('h1')).toEqual([shown(values.title)]);
        expect(page.texts('title')).toEqual([shown(`${values.title} – ${values.site}`)]);
        expect(page.texts('p', 'class', 'standfirst')).toEqual([shown(values.summary)]);
        expect(page.texts('a', 'rel', 'author')).toEqual([shown(values.name)]);
        expect(page.texts('a', 'rel', 'tag')).toEqual([shown(values.label)]);
        expect(page.texts('figcaption')).toEqual([shown(values.caption)]);
        expect(page.attributes('img')).toMatchObject([{ alt: shown(values.alt) }]);
        expect(page.attributes('audio')).toMatchObject([{ 'aria-label': shown(values.file) }]);
        expect(page.meta('description')).toBe(shown(values.summary));
        expect(page.meta('og:site_name')).toBe(shown(values.site));
        const data = JSON.parse(page.texts('script')[0]!);
        expect(data.headline).toBe(values.title);
        expect(data.publisher.name).toBe(values.site);
      }),
    );
  });

  it('a listing page has the same elements and shows the fields as text', () => {
    const listing = (values: Texts) =>
      parsePage(
        renderListingPage({
          feed: 'tag/tag',
          title: values.title,
          heading: values.label,
          description: values.summary,
          site: siteOf(values),
          articles: [articleOf(values)],
          part: { kind: 'full' },
        }),
      );
    const { structure } = listing(PLAIN);
    fc.assert(
      fc.property(texts, (values) => {
        const page = listing(values);
        expect(page.structure).toEqual(structure);
        expect(page.texts('h1')).toEqual([shown(values.label)]);
        expect(page.texts('h2')).toEqual([shown(values.title)]);
        expect(page.texts('p', 'class', 'summary')).toEqual([shown(values.summary)]);
      }),
    );
  });
});
