import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edits, interleave } from '../support/interleaving.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';

/** Interleavings tried by each property; `FC_RUNS` asks for more. */
const RUNS = Number(process.env.FC_RUNS ?? 25);

const TAGS = ['x', 'y'];
const KEYS = ['articles/a.md', 'articles/b.md'];

function article(title: string, tags: readonly string[], slug?: string): string {
  const slugLine = slug ? `slug: ${slug}\n` : '';
  return `---\ntitle: ${title}\ndate: 2026-11-01\ntags: [${tags.join(', ')}]\n${slugLine}---\nText.\n`;
}

const key = fc.constantFrom(...KEYS);
const event: fc.Arbitrary<Edits[number]> = fc.oneof(
  // Each of its own text: a second source of one text would be its duplicate.
  {
    weight: 3,
    arbitrary: fc.tuple(key, fc.subarray(TAGS)).map(([put, tags]) => ({ put, content: article(put, tags) })),
  },
  { weight: 1, arbitrary: key.map((put) => ({ put, content: 'no title: [' })) },
  { weight: 1, arbitrary: key.map((remove) => ({ remove })) },
);
const history: fc.Arbitrary<Edits> = fc.array(event, { minLength: 1, maxLength: 4 });
const mishaps = fc.record({
  duplicates: fc.subarray([0, 1, 2, 3]),
  crashes: fc.uniqueArray(fc.nat(120), { maxLength: 2 }),
});

/** Ids listed by a feed of the site. */
function listed(pipeline: MemoryPipeline, key: string): string[] {
  const text = pipeline.site.text(key);
  return text === undefined ? [] : JSON.parse(text).items.map((item: { url: string }) => item.url);
}

/** The same uploads brought in one after the other, with nothing going wrong. */
async function published(pipeline: MemoryPipeline): Promise<Record<string, string[]>> {
  const feeds = ['feed.json', ...TAGS.map((tag) => `tags/${tag}/feed.json`)];
  return Object.fromEntries(feeds.map((feed) => [feed, listed(pipeline, feed).sort()]));
}

/** What the accepted version of each source present says. */
function expected(events: Edits): Record<string, string[]> {
  const standing = new Map<string, string>();
  for (const one of events) {
    if ('remove' in one) standing.delete(one.remove);
    else if (one.content.startsWith('---')) standing.set(one.put, one.content);
  }
  const urls = (wanted: (content: string) => boolean) =>
    [...standing]
      .filter(([, content]) => wanted(content))
      .map(([key]) => `https://d111.cloudfront.net/${key.replace('.md', '/')}`)
      .sort();
  return {
    'feed.json': urls(() => true),
    'tags/x/feed.json': urls((content) => /tags: .*x/.test(content)),
    'tags/y/feed.json': urls((content) => /tags: .*y/.test(content)),
  };
}

describe('the ingest and publish protocols under every interleaving', () => {
  it('end with the site as the uploads say, whatever was duplicated, reordered or killed', async () => {
    // A bad upload that is overtaken is never seen; then an older good version may or may not have stood.
    const steady = history.filter((events) => {
      const bad = new Set(
        events.flatMap((one) => ('put' in one && !one.content.startsWith('---') ? [one.put] : [])),
      );
      const last = new Map(events.map((one) => ['put' in one ? one.put : one.remove, one] as const));
      return [...bad].every((key) => {
        const end = last.get(key);
        return end !== undefined && ('remove' in end || end.content.startsWith('---'));
      });
    });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steady, mishaps, async (scheduler, events, mishap) => {
        const pipeline = await interleave(scheduler, { history: events, ...mishap });
        expect(await published(pipeline)).toEqual(expected(events));
      }),
      { numRuns: RUNS },
    );
  });

  it('leave exactly one owner of a slug, and publish the other when the owner goes', async () => {
    const claims: Edits = [
      { put: 'articles/a.md', content: article('A', ['x'], 'same') },
      { put: 'articles/b.md', content: article('B', ['y'], 'same') },
      { remove: 'articles/a.md' },
    ];
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), mishaps, async (scheduler, mishap) => {
        const pipeline = await interleave(scheduler, { history: claims, ...mishap });
        expect(pipeline.receipt('articles/b.md')?.status).toBe('published');
        expect(listed(pipeline, 'tags/y/feed.json')).toEqual(['https://d111.cloudfront.net/articles/same/']);
        expect(listed(pipeline, 'tags/x/feed.json')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('never give one slug to two live sources', async () => {
    const claims: Edits = KEYS.map((key, index) => ({
      put: key,
      content: article(`N${index}`, ['x'], 'same'),
    }));
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), mishaps, async (scheduler, mishap) => {
        const pipeline = await interleave(scheduler, { history: claims, ...mishap });
        const statuses = KEYS.map((key) => pipeline.receipt(key)?.status).sort();
        expect(statuses).toEqual(['published', 'rejected']);
        expect(listed(pipeline, 'feed.json')).toHaveLength(1);
      }),
      { numRuns: RUNS },
    );
  });

  it('carry the identity of a moved article over, in whichever order its two events come', async () => {
    const before: Edits = [{ put: 'articles/a.md', content: article('Moved', ['x']) }];
    const arrives = { put: 'articles/world/b.md', content: article('Moved', ['x']) };
    const goes = { remove: 'articles/a.md' };
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), mishaps, async (scheduler, goesFirst, mishap) => {
        const events = goesFirst ? [goes, arrives] : [arrives, goes];
        const pipeline = await interleave(scheduler, { before, history: events, ...mishap });
        const [old, moved] = [pipeline.receipt('articles/a.md'), pipeline.receipt('articles/world/b.md')];
        expect(moved?.status).toBe('published');
        expect(moved?.id).toBe(old?.id);
        expect(moved?.publishedAt).toBe('2026-11-01T00:00:00.000Z');
        expect(listed(pipeline, 'feed.json')).toEqual(['https://d111.cloudfront.net/articles/b/']);
      }),
      { numRuns: RUNS },
    );
  });
});
