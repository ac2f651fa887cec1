import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describedMediaOf, mediaKeysOf, withMedia } from '../../../functions/core/article/own-media.ts';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import type { MediaFacts } from '../../../functions/core/media/media-facts.ts';
import { articleOf, markdown } from './parse.ts';

const KEY = 'articles/coast/a.md';

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
      ...(article.html.includes('large.jpg') ? ['media/large.jpg'] : []),
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
