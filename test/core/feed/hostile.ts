import { type PublishedArticle, SITE_ORIGIN } from '../../../functions/core/article/article.ts';
import type { FeedDocument } from '../../../functions/core/feed/feed-document.ts';
import { feedDocument, feedOf, SITE } from './sample.ts';

const INJECTION =
  'a]]>b]]><enclosure url="https://evil.example/x.exe" length="1" type="audio/mpeg"/><![CDATA[c';
const MARKUP = 'The <b> tag & "quotes" &amp; &#38; </item></entry> <!-- <?xml --> $& $1';

const audio = { url: `${SITE_ORIGIN}/media/a.mp3`, type: 'audio/mpeg' };

function everyText(text: string): Partial<PublishedArticle> {
  return {
    title: text,
    summary: text,
    html: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
    section: { slug: 'section', label: text },
    tags: [{ slug: 'tag', label: text }],
    authors: [{ slug: 'author', name: text }],
    image: { url: `${SITE_ORIGIN}/media/a.png`, alt: text, caption: text },
    enclosures: [
      { ...audio, title: text },
      { ...audio, title: text },
    ],
  };
}

/**
 * Inputs on which the `feed` package as it comes writes documents that are broken, invalid or say something else.
 * Rendered by us, every one of them may be published.
 */
export const HOSTILE_DOCUMENTS: Readonly<Record<string, FeedDocument>> = {
  'two ends of a CDATA section in every text': feedOf(everyText('one ]]> two ]]> three')),
  'markup injected through the ends of CDATA sections': feedOf(everyText(INJECTION)),
  'CDATA ends in raw HTML': feedOf({ html: '<p>a ]]> b ]]> c</p>', summary: ']]>]]>' }),
  'markup and references in every text': feedOf(everyText(MARKUP)),
  'text that looks like a placeholder': feedOf(everyText('urn:broadsheet-0:0: urn:broadsheet-1:1:')),
  'text with line ends and tabs': feedOf(everyText('one\ttwo\nthree')),
  'text that looks like broken encoding': feedOf(everyText('Ã© Â©')),
  'markup in what the feed says of itself': feedDocument({
    title: MARKUP,
    description: MARKUP,
    site: { ...SITE, title: MARKUP, rights: MARKUP },
  }),
  'ampersands in every address': feedDocument({
    ...feedOf({
      ...everyText('A & B'),
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
  }),
  'broken media types, lengths and durations': feedOf({
    enclosures: [
      { url: `${SITE_ORIGIN}/a`, type: 'Q & "A"', lengthBytes: -1, durationSeconds: Number.NaN },
      { url: `${SITE_ORIGIN}/b`, type: '', lengthBytes: 1.5, title: ' ' },
    ],
  }),
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
    ],
  }),
  'no author at all': feedOf({ authors: [] }),
  'neither summary nor content': feedOf({ html: ' \n', summary: ' ' }),
  'a language out of shape': feedDocument({
    ...feedOf({ language: 'de_DE' }),
    site: { ...SITE, language: 'en_US' },
  }),
  'blank titles of feed and site': feedDocument({
    title: '',
    description: '',
    site: { ...SITE, title: ' ' },
  }),
  'dates before 1990 and after the year 9000': feedOf(
    { publishedAt: '0000-01-01T00:00:00.000Z', updatedAt: '1989-12-31T23:59:59.999Z' },
    { id: 'urn:example:2', publishedAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z' },
  ),
  'fifty articles updated at the same time': feedOf(
    ...Array.from({ length: 50 }, (_, index) => ({ id: `urn:example:${index}`, slug: `article-${index}` })),
  ),
  'ids of every kind': feedOf(
    { id: 'https://example.org/?p=12&x=%C3%A9', slug: 'a' },
    { id: 'tag:editor@example.org,2026-03-01:a/b', slug: 'b' },
    { id: 'urn:isbn:0451450523', slug: 'c' },
    { id: 'urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c001', slug: 'd' },
  ),
  'no article': feedDocument({ articles: [] }),
};
