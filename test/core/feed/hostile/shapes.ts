import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { SITE_ORIGIN } from '../../../../functions/core/kernel/site-origin.ts';
import { feedDocument, feedOf, numbered, podcastOf, SITE } from '../sample.ts';
import { ADDRESS_SHAPES } from './address-shapes.ts';

/**
 * Articles and feeds out of shape, each in its own way. The `feed` package as it comes throws at many of them, or
 * writes documents that are broken or invalid; rendered by us, every one may be published.
 */
export const HOSTILE_SHAPES: Readonly<Record<string, FeedDocument>> = {
  ...ADDRESS_SHAPES,
  'broken e-mail addresses and blank names': feedOf({
    authors: [
      { slug: 'a', name: 'A', email: 'not an address' },
      { slug: 'b', name: 'B', email: 'b@localhost' },
      { slug: 'c', name: ' ', email: 'c@example.org' },
      { slug: 'd', name: 'D', email: '"d d"@example.org' },
      { slug: 'e', name: 'E', email: 'e@example.org, f@example.org' },
      { slug: 'f', name: 'F', email: 'f@[127.0.0.1]' },
      { slug: 'g', name: 'G', email: '<script>@example.org' },
    ],
  }),
  'no author at all': feedOf({ authors: [] }),
  'neither summary nor content': feedOf({ html: ' \n', summary: ' ' }),
  'a language out of shape': feedDocument({
    ...feedOf({ language: 'de_DE' }),
    site: { ...SITE, language: 'en_US' },
  }),
  'languages of every kind': feedOf(
    ...[
      'qqq',
      'zz',
      'english',
      'x-klingon',
      'i-default',
      'zh-Hant-TW',
      'sr-Latn-RS',
      'de-CH-1901',
      'ar',
      'he',
      '"',
      'en-',
    ].map((language, index) => ({ ...numbered(index), language })),
  ),
  'blank titles of feed and site': feedDocument({
    title: '',
    description: '',
    site: { ...SITE, title: ' ' },
  }),
  'dates before 1990 and after the year 9000': feedOf(
    { publishedAt: '0000-01-01T00:00:00.000Z', updatedAt: '1989-12-31T23:59:59.999Z' },
    { id: 'urn:example:2', publishedAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z' },
  ),
  'dates on the edges of days, years and centuries': feedOf(
    ...[
      '1990-01-01T00:00:00.000Z',
      '1999-12-31T23:59:59.999Z',
      '2000-02-29T00:00:00.000Z',
      '2016-12-31T23:59:59.000Z',
      '2024-02-29T12:00:00.001Z',
      '2025-03-30T01:59:59.999Z',
      '2025-03-30T02:00:00.000Z',
    ].map((date, index) => ({ ...numbered(index), publishedAt: date, updatedAt: date })),
  ),
  'an update before the publication': feedOf({
    publishedAt: '2026-03-02T00:00:00.000Z',
    updatedAt: '2026-03-01T00:00:00.000Z',
  }),
  'fifty articles updated at the same time': feedOf(
    ...Array.from({ length: 50 }, (_, index) => numbered(index)),
  ),
  'ids of every kind': feedOf(
    { id: 'https://example.org/?p=12&x=%C3%A9', slug: 'a' },
    { id: 'tag:editor@example.org,2026-03-01:a/b', slug: 'b' },
    { id: 'urn:isbn:0451450523', slug: 'c' },
    { id: 'urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c001', slug: 'd' },
    { id: 'http://example.com/2009/05/post.html?a=1&b=2', slug: 'e' },
    { id: "tag:example.org,2026-01:it's-(a)/b;c=d,e", slug: 'f' },
    { id: 'urn:example:a:b:%C3%A9', slug: 'g' },
  ),
  'forty tags and twenty authors': feedOf({
    tags: Array.from({ length: 40 }, (_, index) => ({ slug: `tag-${index}`, label: `Tag & ${index}` })),
    authors: Array.from({ length: 20 }, (_, index) => ({
      slug: `author-${index}`,
      name: `Author <${index}>`,
    })),
  }),
  'a word without end': feedOf({
    title: 'x'.repeat(500),
    summary: 'y'.repeat(2000),
    html: `<p>${'z'.repeat(100_000)}</p>`,
  }),
  'a body of 300 KB': feedOf({ html: '<p>Word & word ]]> word.</p>\n'.replace('&', '&amp;').repeat(9_000) }),
  'a podcast out of shape': podcastOf(
    {
      podcast: {
        season: -1,
        episode: Number.NaN,
        image: 'x',
        chapters: `${SITE_ORIGIN}/a&b.json`,
        transcript: { url: `${SITE_ORIGIN}/a.vtt`, type: 'Q & "A"' },
      },
    },
    { owner: { name: 'A (b) "c"', email: 'a@example.org' }, category: { name: 'Arts' } },
  ),
  'summaries alone': feedDocument({ part: { kind: 'summary' } }),
  'summaries of articles that have none': feedDocument({
    part: { kind: 'summary' },
    articles: feedOf(
      { html: '<p>A &amp; B</p><pre>  &lt;x&gt;</pre>', title: 'T' },
      { ...numbered(1), html: '<p> </p>', title: 'The title' },
    ).articles,
  }),
  'an archive with nothing older': feedDocument({ part: { kind: 'archive', month: '0001-01' } }),
  'an archive in the middle': feedDocument({
    part: { kind: 'archive', month: '2026-03' },
    previous: '1953-02',
  }),
  'no article': feedDocument({ articles: [] }),
};
