import { describe, expect, it } from 'vitest';
import { checkFeed } from '../../../../functions/core/feed/check/check-feed.ts';
import { podcastChannel } from '../../../../functions/core/feed/render/podcast.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { feedDocument, podcastOf } from '../sample.ts';

const MP3 = { url: 'https://a.example/a.mp3', type: 'audio/mpeg', lengthBytes: 5 };

describe('a podcast', () => {
  it('has as its enclosure the first file that players take, and the others as media', () => {
    const { rss } = renderFeed(podcastOf());

    expect(rss.match(/<enclosure.*/g)).toEqual([
      '<enclosure length="9876543" type="audio/mpeg" url="https://harbour.example.org/media/bell.mp3"/>',
    ]);
    expect(rss).toMatch(/<media:content url="[^"]*notes\.pdf"/);
  });

  it('gives the duration in whole seconds, at least one', () => {
    const durationOf = (durationSeconds: number) =>
      /<itunes:duration>(.*)</.exec(
        renderFeed(podcastOf({ enclosures: [{ ...MP3, durationSeconds }] })).rss,
      )?.[1];

    expect(durationOf(1234.5)).toBe('1235');
    expect(durationOf(0.2)).toBe('1');
    expect(durationOf(0)).toBeUndefined();
  });

  it('says of an episode only what is known', () => {
    const { rss } = renderFeed(podcastOf({ podcast: undefined, enclosures: [MP3] }));

    expect(rss.slice(rss.indexOf('<item>'))).not.toMatch(/itunes:|podcast:/);
  });

  it('leaves out numbers and addresses that players would refuse', () => {
    const podcast = {
      season: 0,
      episode: 1.5,
      image: 'picture',
      chapters: 'javascript:alert(1)',
      transcript: { url: 'a', type: 'text/vtt' },
    };
    const { rss } = renderFeed(podcastOf({ podcast, enclosures: [MP3] }));

    expect(rss.slice(rss.indexOf('<item>'))).not.toMatch(/itunes:|podcast:/);
  });

  it('has the guid that Podcasting 2.0 makes from its address, or the one it had elsewhere', () => {
    const guidOf = (guid?: string) =>
      /<podcast:guid>(.*)</.exec(renderFeed(podcastOf({}, { guid })).rss)?.[1];
    const elsewhere = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

    expect(guidOf(elsewhere)).toBe(elsewhere);
    expect(guidOf()).toBe('7b5a2f3c-47c0-51c9-85ee-39d2b205a46c');
  });

  // As Python's uuid.uuid5 has them, given the specification's namespace.
  it.each([
    ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['http://mp3s.nashownotes.com/pc20rss.xml/', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
  ])('at %s would have the guid %s', (rssUrl, guid) => {
    const { podcast } = podcastOf();

    expect(podcastChannel(podcast!, rssUrl, 'https://a.example/').guid).toBe(guid);
  });

  it.each([
    ['no file', []],
    ['a file that players do not take', [{ ...MP3, url: 'https://a.example/a.ogg', type: 'audio/ogg' }]],
    ['a document', [{ ...MP3, url: 'https://a.example/a.pdf', type: 'application/pdf' }]],
  ])('refuses an item with %s, by name', (_, enclosures) => {
    const document = podcastOf({ enclosures });

    expect(checkFeed(renderFeed(document), document)).toEqual([
      {
        format: 'rss',
        rule: 'episode-without-audio',
        message: expect.stringContaining('MP3'),
        articleId: document.articles[0]?.id,
      },
    ]);
  });

  it('refuses an episode of unknown length, and says what to do', () => {
    const document = podcastOf({ enclosures: [{ url: MP3.url, type: MP3.type }] });

    expect(checkFeed(renderFeed(document), document)).toMatchObject([
      { rule: 'episode-length-unknown', message: expect.stringContaining('upload the file under media/') },
    ]);
  });

  it('is not made of a feed that only has audio', () => {
    expect(renderFeed(feedDocument()).rss).not.toMatch(/itunes:|podcast:/);
  });
});
