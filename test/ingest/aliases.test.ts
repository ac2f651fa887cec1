import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

/** Few, so that they are always in each other's way. */
const SLUGS = ['a', 'b', 'c'];
const KEYS = SLUGS.map((slug) => `articles/file-${slug}.md`);

let pipeline: MemoryPipeline;

beforeEach(() => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\n');
});

async function upload(key: string, slug: string, aliases: readonly string[]): Promise<void> {
  const paths = aliases.map((alias) => `/articles/${alias}/`).join(', ');
  pipeline.put(
    key,
    `---\ntitle: ${key}\nslug: ${slug}\ndate: 2026-11-01\naliases: [${paths}]\n---\nOf ${key}.\n`,
  );
  await pipeline.drain();
}

/** Where the address of a slug leads; itself, if an article is there; undefined, if there is nothing. */
function leadsTo(slug: string): string | undefined {
  const { headers } = pipeline.site.objects.get(`articles/${slug}/index.html`) ?? {};
  if (!headers) return undefined;
  const { redirect } = headers.Metadata;
  return redirect ? /\/articles\/([^/]+)\/$/.exec(redirect)?.[1] : slug;
}

describe('addresses that articles name as their former ones', () => {
  it('lead to the article that is there, however they name each other', async () => {
    await upload(KEYS[0] as string, 'a', ['b']);
    await upload(KEYS[1] as string, 'b', ['a']);
    expect(SLUGS.map(leadsTo)).toEqual(['a', 'b', undefined]);
  });

  it('lead to where the articles are that have changed places', async () => {
    await upload(KEYS[0] as string, 'a', ['c']);
    await upload(KEYS[1] as string, 'b', ['c']);
    expect(leadsTo('c')).toBe('a');
    // Each takes the address of the other, by way of a third.
    await upload(KEYS[0] as string, 'c', []);
    await upload(KEYS[1] as string, 'a', ['b']);
    await upload(KEYS[0] as string, 'b', ['a', 'c']);
    expect(SLUGS.map(leadsTo)).toEqual(['a', 'b', 'b']);
  });

  it('never lead in a circle, nor to where nothing is, whatever is edited or deleted', async () => {
    const slug = fc.constantFrom(...SLUGS);
    const edit = fc.record({
      key: fc.constantFrom(...KEYS),
      slug,
      aliases: fc.subarray(SLUGS),
      isDeletion: fc.boolean(),
    });
    const property = fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 6 }), async (edits) => {
      pipeline = new MemoryPipeline();
      pipeline.put('site.yaml', 'title: The Gazette\n');
      for (const { key, slug, aliases, isDeletion } of edits) {
        if (!isDeletion) await upload(key, slug, aliases);
        else pipeline.remove(key);
        await pipeline.drain();
        for (const target of SLUGS.map(leadsTo).filter((found) => found !== undefined)) {
          expect(leadsTo(target)).toBe(target);
        }
      }
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
