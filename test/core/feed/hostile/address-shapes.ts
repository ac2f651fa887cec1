import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { SITE_ORIGIN } from '../../../../functions/core/kernel/site-origin.ts';
import { feedDocument, feedOf, numbered, SITE } from '../sample.ts';
import { everyText } from './texts.ts';

const audio = { url: `${SITE_ORIGIN}/media/a.mp3`, type: 'audio/mpeg' };

/** Addresses, files and pictures out of shape, each in its own way. */
export const ADDRESS_SHAPES: Readonly<Record<string, FeedDocument>> = {
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
};
