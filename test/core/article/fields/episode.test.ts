import { describe, expect, it } from 'vitest';
import { articleOf, codesOf, markdown, parse, problemOf } from '../parse.ts';

const KEY = 'articles/a.md';
const MEDIA = 'https://site.invalid/media';

describe('an episode of a podcast', () => {
  const EPISODE = {
    season: 2,
    episode: 14,
    type: 'bonus',
    explicit: false,
    image: `${MEDIA}/cover.png`,
    chapters: `${MEDIA}/chapters.json`,
    transcript: { url: `${MEDIA}/words.vtt`, type: 'text/vtt' },
  };

  it('is described by fields of its own', () => {
    const article = articleOf(
      KEY,
      markdown(
        'audio: /media/bells.mp3',
        'duration: 1:02:03',
        'season: 2',
        'episode: 14',
        'episode_type: Bonus',
        'explicit: clean',
        'itunes:image: {href: /media/cover.png}',
        'chapters: /media/chapters.json',
        'transcript: /media/words.vtt',
      ),
    );

    expect(article.podcast).toEqual(EPISODE);
    expect(article.enclosures).toEqual([
      { url: `${MEDIA}/bells.mp3`, type: 'audio/mpeg', durationSeconds: 3723 },
    ]);
  });

  it('is described by a group as well', () => {
    const article = articleOf(
      KEY,
      markdown(
        'audio: /media/bells.mp3',
        'podcast:',
        '  duration: 3723',
        '  season: 2',
        '  episode: 14',
        '  type: bonus',
        '  explicit: no',
        '  image: /media/cover.png',
        '  chapters: /media/chapters.json',
        '  transcript: /media/words.vtt',
      ),
    );

    expect(article.podcast).toEqual(EPISODE);
    expect(article.enclosures).toMatchObject([{ durationSeconds: 3723 }]);
  });

  it('is still what it was where "podcast" is the address of its sound', () => {
    for (const line of ['podcast: /media/a.mp3', 'podcast: {url: /media/a.mp3, duration: "2:05"}']) {
      expect(articleOf(KEY, markdown(line)).enclosures).toMatchObject([{ url: `${MEDIA}/a.mp3` }]);
    }
  });

  it('tells of a misspelt field in its group', () => {
    const parsed = parse(KEY, markdown('podcast: {epsiode: 3}'));

    expect(codesOf(parsed)).toEqual(['field-unknown']);
    expect(problemOf(parsed, 'field-unknown')).toMatchObject({ field: 'podcast.epsiode', line: 3 });
  });

  it.each([
    ['words.srt', 'application/x-subrip'],
    ['words.html', 'text/html'],
    ['words.json', 'application/json'],
    ['words', 'text/plain'],
  ])('has a transcript %s of type %s', (name, type) => {
    expect(articleOf(KEY, markdown(`transcript: /media/${name}`)).podcast?.transcript?.type).toBe(type);
  });

  it('may say itself what type its transcript has', () => {
    const line = 'transcript: {url: "https://t.example/7", type: "Text/VTT; charset=utf-8"}';

    expect(articleOf(KEY, markdown(line)).podcast?.transcript?.type).toBe('text/vtt');
  });

  it.each([
    ['season: two', 'episode-field', 'season'],
    ['episode: 0', 'episode-field', 'episode'],
    ['episode: 1.5', 'episode-field', 'episode'],
    ['episode: 123456', 'episode-field', 'episode'],
    ['episodeType: extra', 'episode-field', 'episodeType'],
    ['explicit: a little', 'episode-field', 'explicit'],
    ['chapters: [a]', 'episode-field', 'chapters'],
    ['chapters: "javascript:1"', 'url-invalid', 'chapters'],
    ['duration: an hour', 'duration-invalid', 'duration'],
    ['duration: 0', 'duration-invalid', 'duration'],
  ])('goes without what it says wrongly, with a warning: %s', (line, code, field) => {
    const parsed = parse(KEY, markdown(line));

    expect(parsed.article).toBeDefined();
    expect(parsed.article).not.toHaveProperty('podcast');
    expect(codesOf(parsed)).toEqual([code]);
    expect(parsed.problems[0]).toMatchObject({ field, line: 3, severity: 'warning' });
  });
});

describe('a stated duration', () => {
  it('is that of the first sound or film which has none of its own', () => {
    const files = 'enclosure: [/media/a.pdf, /media/b.mp3, /media/c.mp3]';

    expect(
      articleOf(KEY, markdown(files, 'duration: 90')).enclosures.map((file) => file.durationSeconds),
    ).toEqual([undefined, 90, undefined]);
    const own = 'enclosure: {url: /media/b.mp3, duration: "2:05"}';
    expect(articleOf(KEY, markdown(own, 'duration: 90')).enclosures[0]?.durationSeconds).toBe(125);
  });
});
