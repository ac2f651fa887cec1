import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { describedMediaOf, mediaKeysOf, withMedia } from '../../../functions/core/article/own-media.ts';
import { escapeHtml } from '../../../functions/core/kernel/html-text.ts';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import type { MediaFacts } from '../../../functions/core/media/media-facts.ts';
import { DEFAULT_SITE } from '../../../functions/core/site/site.ts';
import { articleOf, markdown } from './parse.ts';

const KEY = 'articles/coast/a.md';

/** The addresses of this site in stored HTML, as a browser reads them. */
function ownAddressesIn(html: string): URL[] {
  const found: string[] = [];
  const parser = new Parser({ onattribute: (_, value) => found.push(value) });
  parser.end(html);
  return found.filter((value) => value.startsWith(`${SITE_ORIGIN}/`)).map((value) => new URL(value));
}

/**
 * The key of the object that answers a request for `url`: the edge function adds the page of a folder, and S3 decodes
 * the path, a plus sign to a space. Undefined where S3 refuses the path.
 */
function servedKey({ pathname }: URL): string | undefined {
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  try {
    return decodeURIComponent(path.slice(1).replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

describe('the media an article names', () => {
  it('are those of its fields and its text, each once, as their keys', () => {
    const article = articleOf(
      KEY,
      `${markdown(
        'image: ../../media/Fog & sea, 2.jpg',
        'enclosure: [/media/a.mp3, https://elsewhere.example/media/b.mp3]',
        'podcast: {image: /media/c.png, chapters: /media/c.json, transcript: /media/c.vtt}',
      )}
![Fog](../../media/Fog%20&%20sea,%202.jpg) and [a paper](/media/2026/%C3%BCber.pdf?x=1&y=2#p).
<img src="/media/small.jpg" srcset="/media/small.jpg 1x, /media/large.jpg 2x">
<audio src="/media/d.mp3"></audio> but not [that](/articles/b/) nor /media/words.jpg.
`,
    );

    expect(mediaKeysOf(article).sort()).toEqual([
      'media/2026/über.pdf',
      'media/Fog & sea, 2.jpg',
      'media/a.mp3',
      'media/c.json',
      'media/c.png',
      'media/c.vtt',
      'media/d.mp3',
      'media/small.jpg',
    ]);
    expect(describedMediaOf(article)).toEqual(['media/Fog & sea, 2.jpg', 'media/a.mp3']);
  });

  it('are found whatever they are called', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => {
      return text.isWellFormed() && !/[\p{Cc}\p{Cn}\uFFFD\s]/u.test(text) && !/^\.{1,2}$/.test(text);
    });
    fc.assert(
      fc.property(name, (text) => {
        const path = `/media/${encodeURIComponent(text)}`;
        const article = articleOf(KEY, `${markdown(`image: "${path}"`)}\n<img src="${path}" alt="">\n`);
        expect(mediaKeysOf(article)).toEqual([`media/${text}`]);
      }),
    );
  });

  it.each([
    ['/media/plan,', 'media/plan,'],
    ['/media/plan.', 'media/plan.'],
    ['/media/plan;', 'media/plan;'],
    ['/media/plan%20', 'media/plan '],
    ['/media/a&b.jpg', 'media/a&b.jpg'],
    ['/media/a&amp;b.jpg', 'media/a&amp;b.jpg'],
    ['/media/a<b>.jpg', 'media/a<b>.jpg'],
    ["/media/it's.jpg", "media/it's.jpg"],
    ['/media/a"b.jpg', 'media/a"b.jpg'],
    ['/media/a+b.jpg', 'media/a+b.jpg'],
    ['/media/a%2Bb.jpg', 'media/a+b.jpg'],
    ['/media/100%.jpg', 'media/100%.jpg'],
    ['/media/100%25.jpg', 'media/100%.jpg'],
    ['/media/%C3%BCber%.jpg', 'media/über%.jpg'],
    ['/media/%c3%bc.jpg', 'media/ü.jpg'],
    ['/media/%41.jpg', 'media/A.jpg'],
    ['/media/u\u0308.jpg', 'media/u\u0308.jpg'],
    ['/media/\u00FC.jpg', 'media/\u00FC.jpg'],
    ['/media/a%2Fb.jpg', 'media/a/b.jpg'],
    ['/media%2Fa.jpg', 'media/a.jpg'],
    ['/%6Dedia/a.jpg', 'media/a.jpg'],
    ['/media/a.jpg?width=1&height=2', 'media/a.jpg'],
    ['/media/a.jpg#part', 'media/a.jpg'],
    ['/media/a.jpg?', 'media/a.jpg'],
    ['/media/../media/a.jpg', 'media/a.jpg'],
    ['/media/b/%2e%2E/a.jpg', 'media/a.jpg'],
    ['/media/./a.jpg', 'media/a.jpg'],
    ['../../../../media/a.jpg', 'media/a.jpg'],
    ['\\media\\a.jpg', 'media/a.jpg'],
    ['/media//a.jpg', 'media//a.jpg'],
    ['/media/album/', 'media/album/index.html'],
    [' /media/a.jpg ', 'media/a.jpg'],
    ['/media/a\n.jpg', 'media/a.jpg'],
    ['https://gazette.example/news/media/a.jpg', 'media/a.jpg'],
    ['HTTPS://Gazette.Example:443/news/media/a.jpg', 'media/a.jpg'],
    ['http://gazette.example/news/media/a.jpg', 'media/a.jpg'],
    ['//gazette.example/news/media/a.jpg', 'media/a.jpg'],
    ['https://ada@gazette.example/news/media/a.jpg', 'media/a.jpg'],
    ['https:/media/a.jpg', 'media/a.jpg'],
  ])('are found where they are written as %j', (written, key) => {
    const site = { ...DEFAULT_SITE, url: 'https://gazette.example/news/' };
    const inText = articleOf('articles/a.html', `<h1>T</h1><a href="${escapeHtml(written)}">x</a>`, site);
    const [address] = ownAddressesIn(inText.html);

    expect(address && servedKey(address)).toBe(key);
    expect(mediaKeysOf(inText)).toEqual([key]);
    const item = JSON.stringify({ title: 'T', content_text: 'x', image: written });
    expect(mediaKeysOf(articleOf('articles/a.json', item, site))).toEqual([key]);
  });

  it.each([
    '<img src="ADDRESS" alt="">',
    '<img data-src="ADDRESS" alt="">',
    '<a href="ADDRESS">x</a>',
    '<audio src="ADDRESS"></audio>',
    '<video src="/media/b.mp4" poster="ADDRESS"></video>',
    '<video><source src="ADDRESS"></video>',
    '<picture><img src="ADDRESS" alt=""></picture>',
    '<blockquote cite="ADDRESS">x</blockquote>',
    '<q cite="ADDRESS">x</q>',
    '<iframe src="https://gazette.exampleADDRESS"></iframe>',
  ])('are found in %s', (html) => {
    const site = { ...DEFAULT_SITE, url: 'https://gazette.example/' };
    const article = articleOf(
      'articles/a.html',
      `<h1>T</h1><p>x</p>${html.replace('ADDRESS', '/media/a,')}`,
      site,
    );

    expect(mediaKeysOf(article).filter((key) => !key.endsWith('.mp4'))).toEqual(['media/a,']);
  });

  it.each([
    '<p>/media/a.jpg and https://site.invalid/media/a.jpg, and href="https://site.invalid/media/a.jpg".</p>',
    '<img src="/media/small.jpg" srcset="/media/a.jpg 2x" alt="">',
    '<p style="background: url(/media/a.jpg)">x</p>',
    '<style>p { background: url(/media/a.jpg) }</style>',
    '<object data="/media/a.jpg"></object>',
    '<a href="https://elsewhere.example/media/a.jpg">x</a>',
    '<a href="https://gazette.example/media/a.jpg">outside of the folder it is published in</a>',
    '<a href="/Media/a.jpg">x</a>',
  ])('are not those that the page neither shows nor links: %s', (html) => {
    const site = { ...DEFAULT_SITE, url: 'https://gazette.example/news/' };
    const article = articleOf('articles/a.html', `<h1>T</h1><p>x</p>${html}`, site);

    expect(mediaKeysOf(article)).not.toContain('media/a.jpg');
  });

  it('are exactly those that the addresses in its HTML lead to', () => {
    const character = fc.constantFrom(...`a,.;:&'"<>()[]{}|^~!$*=@+% #?\\/\u00FCu\u0308\u6D77\u{1F30A}`);
    const spelt = fc.tuple(character, fc.nat(3)).map(([plain, form]) => {
      const encoded = encodeURIComponent(plain);
      return [plain, plain, encoded, encoded.toLowerCase()][form] ?? plain;
    });
    const start = fc.constantFrom(
      ...[
        '/media/',
        '../../media/',
        '/media/b/../',
        '/%6dedia/',
        '/media%2F',
        '/media//',
        '//gazette.example/media/',
      ],
    );
    const address = fc
      .tuple(start, fc.array(spelt, { maxLength: 8 }))
      .map(([folder, characters]) => folder + characters.join(''));
    const site = { ...DEFAULT_SITE, url: 'https://gazette.example/' };
    fc.assert(
      fc.property(fc.array(address, { maxLength: 3 }), (addresses) => {
        const links = addresses.map((written) => `<a href="${escapeHtml(written)}">x</a>`);
        const article = articleOf('articles/a.html', `<h1>T</h1><p>x</p>${links.join(' ')}`, site);
        const served = ownAddressesIn(article.html).map(servedKey);
        const media = served.filter((key) => key?.startsWith('media/'));

        expect(mediaKeysOf(article)).toEqual([...new Set(media)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('are none where an address cannot be a key', () => {
    const article = articleOf(KEY, `${markdown('image: /media/a%FF.jpg')}\n![x](/media/%E0%A4.jpg)\n`);

    expect(mediaKeysOf(article)).toEqual([]);
  });
});

describe('an article with what is known of its media', () => {
  const ARTICLE = articleOf(
    KEY,
    markdown(
      'image: {src: /media/a.jpg, alt: A}',
      'enclosure: [/media/b.mp3, {url: /media/c.mp4, length: 7, duration: 5}, https://e.example/d.mp3]',
    ),
  );
  const known = (facts: Readonly<Record<string, MediaFacts>>) => new Map(Object.entries(facts));

  it('states the true type, length, size and duration of each', () => {
    const described = withMedia(
      ARTICLE,
      known({
        'media/a.jpg': { type: 'image/webp', sizeBytes: 90, width: 640, height: 480 },
        'media/b.mp3': { type: 'audio/mp4', sizeBytes: 1000, durationSeconds: 60 },
        'media/c.mp4': { type: 'video/mp4', sizeBytes: 2000, durationSeconds: 9, width: 320, height: 240 },
      }),
    );

    expect(described.image).toEqual({
      url: `${SITE_ORIGIN}/media/a.jpg`,
      alt: 'A',
      type: 'image/webp',
      width: 640,
      height: 480,
    });
    expect(described.enclosures).toEqual([
      { url: `${SITE_ORIGIN}/media/b.mp3`, type: 'audio/mp4', lengthBytes: 1000, durationSeconds: 60 },
      {
        url: `${SITE_ORIGIN}/media/c.mp4`,
        type: 'video/mp4',
        lengthBytes: 2000,
        durationSeconds: 5,
        width: 320,
        height: 240,
      },
      { url: 'https://e.example/d.mp3', type: 'audio/mpeg' },
    ]);
  });

  it('is the same article where nothing is known', () => {
    expect(withMedia(ARTICLE, new Map())).toEqual(ARTICLE);
  });

  it('does not take a film for a picture', () => {
    const facts = known({ 'media/a.jpg': { type: 'video/mp4', sizeBytes: 9, width: 1, height: 1 } });

    expect(withMedia(ARTICLE, facts).image).toEqual(ARTICLE.image);
  });
});
