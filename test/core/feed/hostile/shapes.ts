import { type PublishedArticle, SITE_ORIGIN } from '../../../../functions/core/article/article.ts';
import type { FeedDocument } from '../../../../functions/core/feed/feed-document.ts';
import { feedDocument, feedOf, podcastOf, SITE } from '../sample.ts';
import { everyText } from './texts.ts';

/** What tells an article from the others of its feed. */
function numbered(index: number): Partial<PublishedArticle> {
  return { id: `urn:example:${index}`, slug: `article-${index}` };
}

const audio = { url: `${SITE_ORIGIN}/media/a.mp3`, type: 'audio/mpeg' };

/**
 * Articles and feeds out of shape, each in its own way. The `feed` package as it comes throws at many of them, or
 * writes documents that are broken or invalid; rendered by us, every one may be published.
 */
export const HOSTILE_SHAPES: Readonly<Record<string, FeedDocument>> = {
  'ampersands in every address': feedDocument({
    ...feedOf({
      ...everyText('A & B'),
      source: { title: 'A & B', url: 'https://example.org/?a=1&b="2"|{}^`#[x]' },
      authors: [{ slug: 'a', name: 'A', url: 'https://example.org/?a=1&b=<2>' }],
      canonicalUrl: 'https://example.org/?a=1&b="2"|{}^`',
    }),
    site: { ...SITE, url: "https://example.org/a&b/it's/" },
  }),
  'broken addresses': feedOf({
    image: { url: 'relative.png' },
    enclosures: [{ url: 'http://', type: 'audio/mpeg' }, audio],
    authors: [{ slug: 'a', name: 'A', url: 'javascript:alert(1)' }],
    canonicalUrl: `${SITE_ORIGIN}/javascript:alert(1)`,
    source: { title: 'A', url: 'ftp://example.org/feed' },
  }),
  'addresses in every scheme but the right one': feedOf(
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'blob:https://a.example/x',
      '//a.example/',
      '?a',
      '',
      ' ',
      'http:',
      'https://[::1',
      'https://a b/',
      'mailto:a@b.example',
    ].map((url, index) => ({
      ...numbered(index),
      image: { url },
      enclosures: [{ url, type: 'audio/mpeg' }],
      authors: [{ slug: 'a', name: 'A', url }],
      source: { title: 'S', url },
      canonicalUrl: url,
    })),
  ),
  'odd addresses that are right': feedOf(
    ...[
      'HTTPS://EXAMPLE.ORG',
      'http://例え.テスト/パス?クエリ#断片',
      'https://user:pass@a.example:8443/',
      'http://[::1]:8080/a[1]',
      'https://a.example/%',
      'https://a.example/%7e/%c3%a9/../x',
      "https://a.example/'()*!",
      'https://a.example/a,b 1x',
      'https://a.example/?q=<>"{}|\\^`',
      `https://a.example/${'x'.repeat(2000)}`,
      'https://xn--nxasmq6b/',
      'https://a.example/\u202E\u200F',
    ].map((url, index) => ({
      ...numbered(index),
      image: { url },
      enclosures: [{ url, type: 'audio/mpeg' }],
      authors: [{ slug: 'a', name: 'A', url }],
      source: { title: 'S', url },
      canonicalUrl: url,
    })),
  ),
  'hubs and pictures of the site out of shape': feedDocument({
    site: {
      ...SITE,
      hubs: ['javascript:alert(1)', 'https://hub.example.org/?a=1&b=<2>', 'hub'],
      icon: 'icon',
      logo: `${SITE_ORIGIN}/media/a b "c".png`,
      favicon: 'data:,',
    },
  }),
  'slugs of every script': feedOf(
    ...['日本語', 'مرحبا', 'a b', 'a?b#c', 'a%b', '😀', "it's", 'a/b'].map((slug, index) => ({
      ...numbered(index),
      slug,
      tags: [{ slug, label: slug }],
    })),
  ),
  'broken media types, lengths and durations': feedOf({
    enclosures: [
      { url: `${SITE_ORIGIN}/a`, type: 'Q & "A"', lengthBytes: -1, durationSeconds: Number.NaN },
      { url: `${SITE_ORIGIN}/b`, type: '', lengthBytes: 1.5, title: ' ' },
      {
        url: `${SITE_ORIGIN}/c`,
        type: 'a/b; c=d',
        lengthBytes: Number.MAX_SAFE_INTEGER + 1,
        durationSeconds: -3,
      },
      {
        url: `${SITE_ORIGIN}/d`,
        type: 'audio/x',
        lengthBytes: Number.MAX_SAFE_INTEGER,
        durationSeconds: 1e-9,
      },
      { url: `${SITE_ORIGIN}/e`, type: 'image/jpeg', lengthBytes: 0, width: -1, height: Number.NaN },
      {
        url: `${SITE_ORIGIN}/f`,
        type: 'video/mp4',
        lengthBytes: Number.POSITIVE_INFINITY,
        width: 1.5,
        height: 1,
      },
    ],
  }),
  'pictures of every size': feedOf(
    ...[[0, 0], [-1, 1], [1.5, 1], [Number.NaN, 1], [Number.POSITIVE_INFINITY, 1], [1], [1, 1]].map(
      ([width, height], index) => ({
        ...numbered(index),
        image: {
          url: `${SITE_ORIGIN}/a.png`,
          type: 'no type',
          alt: ' ',
          caption: '\n',
          credit: '',
          width,
          height,
        },
      }),
    ),
  ),
  'four enclosures and an image': feedOf({
    image: { url: `${SITE_ORIGIN}/a.png` },
    enclosures: [
      audio,
      audio,
      { url: `${SITE_ORIGIN}/v`, type: 'video/mp4' },
      { url: `${SITE_ORIGIN}/x`, type: 'x/y' },
    ],
  }),
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
  'summaries alone': feedDocument({ form: 'summary' }),
  'summaries of articles that have none': feedDocument({
    form: 'summary',
    articles: feedOf(
      { html: '<p>A &amp; B</p><pre>  &lt;x&gt;</pre>', title: 'T' },
      { ...numbered(1), html: '<p> </p>', title: 'The title' },
    ).articles,
  }),
  'an archive with nothing older': feedDocument({ archive: '0001-01' }),
  'an archive in the middle': feedDocument({ archive: '2026-03', previous: '1953-02' }),
  'no article': feedDocument({ articles: [] }),
};
