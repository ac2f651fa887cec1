import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const SITE = `title: The Gazette
guard: { share: 0.5, items: 3, minutes: 10 }
`;
const DESCRIBED = `${SITE}sections:
  coast: { title: Along the coast, description: All that the sea brings. }
  hills: { title: Up the hills }
feeds:
  sea: { title: The sea, include: [{ tag: sea }] }
authors:
  ada: { name: Ada Brook }
`;
const NUMBERS = [1, 2, 3, 4, 5, 6];

let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', DESCRIBED);
  for (const number of NUMBERS) {
    pipeline.put(
      `articles/coast/n${number}.md`,
      `---\ntitle: N${number}\ndate: 2026-11-0${number}\ntags: [sea]\nauthor: ada\n---\nText ${number}.\n`,
    );
  }
  await pipeline.drain();
});

const feedAt = (root: string): { title: string; items: unknown[] } | undefined => {
  const text = pipeline.site.text(`${root}feed.json`);
  return text === undefined ? undefined : JSON.parse(text);
};
const under = (root: string): string[] =>
  [...pipeline.site.objects.keys()].filter((key) => key.startsWith(root));

describe('a site.yaml that no longer names', () => {
  beforeEach(async () => {
    expect(['sections/hills/', 'feeds/sea/'].map((root) => under(root).length > 0)).toEqual([true, true]);
    pipeline.put('site.yaml', SITE);
    await pipeline.drain();
  });

  it('a section in use leaves its feed, with every article, under the name of its folder', () => {
    expect(feedAt('sections/coast/')).toMatchObject({ title: 'Coast – The Gazette' });
    expect(feedAt('sections/coast/')?.items).toHaveLength(NUMBERS.length);
    expect(feedAt('sections/coast/archive/2026/11/')?.items).toHaveLength(NUMBERS.length);
    expect(pipeline.site.text('feeds/index.html')).toContain('Coast');
    expect(pipeline.site.text('feeds/index.html')).not.toContain('Along the coast');
  });

  it('a section without an article takes its feed away', () => {
    expect(under('sections/hills/')).toEqual([]);
    expect(pipeline.site.text('feeds.opml')).not.toContain('hills');
  });

  it('a feed of its own takes that away, with its archive: nothing was deleted, so nothing is held', () => {
    expect(under('feeds/sea/')).toEqual([]);
    expect(pipeline.feedStates.states.get('feed/feed/sea')?.held).toBeUndefined();
    expect(pipeline.site.text('feeds.opml')).not.toContain('feeds/sea/');
  });

  it('an author leaves the articles under the name that they state', () => {
    expect(feedAt('authors/ada/')).toMatchObject({ title: 'ada – The Gazette' });
    expect(feedAt('authors/ada/')?.items).toHaveLength(NUMBERS.length);
  });

  it('any of them tells each article’s editor in which feeds it is now', () => {
    const feeds = pipeline.receipt('articles/coast/n1.md')?.feeds.map(({ feed }) => feed);
    expect(feeds?.toSorted()).toEqual(['author/ada', 'latest', 'section/coast', 'tag/sea']);
  });
});
