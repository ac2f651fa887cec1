import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

/** Histories tried, always the same ones; `FC_RUNS` asks for so many others. */
const { FC_RUNS } = process.env;
const TRIED = FC_RUNS ? { numRuns: Number(FC_RUNS) } : { numRuns: 40, seed: 20261110 };

const KEYS = ['articles/a.md', 'articles/b.md', 'articles/world/c.md', 'articles/d.md'];
const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
]);

interface Text {
  readonly title: string;
  readonly date?: string | undefined;
  readonly slug?: string | undefined;
  readonly id?: string | undefined;
  readonly alias?: string | undefined;
  readonly minor: boolean;
}

type Event =
  | { readonly put: string; readonly text: Text }
  | { readonly spoil: string }
  | { readonly remove: string }
  | { readonly move: string; readonly to: string }
  | { readonly site: string };

const key = fc.constantFrom(...KEYS);
const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const text: fc.Arbitrary<Text> = fc.record({
  title: fc.constantFrom('One', 'Two', 'Three'),
  date: maybe('2026-11-01', '2024-02-29', '2031-01-01'),
  slug: maybe('same', 'other'),
  id: maybe('urn:example:1', 'urn:example:2'),
  alias: maybe('same', 'old', 'a'),
  minor: fc.boolean(),
});
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ put: key, text }) },
  { weight: 1, arbitrary: fc.record({ spoil: key }) },
  { weight: 1, arbitrary: fc.record({ remove: key }) },
  { weight: 2, arbitrary: fc.record({ move: key, to: key }) },
  {
    weight: 1,
    arbitrary: fc.record({ site: fc.constantFrom('title: New\n', 'title: [', 'language: de\n') }),
  },
);

function markdown({ title, minor, ...fields }: Text): string {
  const stated = Object.entries(fields).filter(([, value]) => value !== undefined);
  const lines = stated.map(([name, value]) => `${name === 'alias' ? 'aliases' : name}: ${value}`);
  return `---\n${['title: x', ...(minor ? ['minor: true'] : []), ...lines].join('\n')}\n---\n${title}.\n`;
}

function apply(one: Event, pipeline: MemoryPipeline): void {
  if ('put' in one) pipeline.put(one.put, markdown(one.text));
  else if ('spoil' in one) pipeline.put(one.spoil, 'title: [');
  else if ('remove' in one) pipeline.remove(one.remove);
  else if ('site' in one) pipeline.put('site.yaml', one.site);
  else {
    const moved = pipeline.uploads.objects.get(one.move);
    if (!moved || one.move === one.to) return;
    pipeline.uploads.put(one.to, moved.bytes, pipeline.now);
    pipeline.intake.push({ key: one.to });
    pipeline.remove(one.move);
  }
}

/** Every event in its turn, half a minute apart, and everything done before the next. */
async function played(events: readonly Event[]): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\n');
  await pipeline.drain();
  for (const one of events) {
    pipeline.now = new Date(Date.parse(pipeline.now) + 30_000).toISOString();
    apply(one, pipeline);
    await pipeline.drain();
  }
  return pipeline;
}

/** The same uploads and receipts, and nothing else. */
async function rebuilt(before: MemoryPipeline, order: readonly string[]): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  pipeline.now = before.now;
  for (const [name, object] of before.uploads.objects) pipeline.uploads.objects.set(name, object);
  for (const [name, receipt] of before.uploads.receipts) pipeline.uploads.receipts.set(name, receipt);
  const keys = [...before.uploads.objects.keys()];
  keys.sort((one, other) => order.indexOf(one) - order.indexOf(other));
  for (const name of keys) {
    pipeline.intake.push({ key: name });
    await pipeline.drain();
  }
  return pipeline;
}

function contentOf({ site }: MemoryPipeline): Record<string, string> {
  return Object.fromEntries([...site.objects.keys()].sort().map((name) => [name, site.text(name) ?? '']));
}

/** All that a receipt says, but for its number, and when the same bytes were last uploaded. */
function answersOf({ uploads }: MemoryPipeline): Record<string, unknown> {
  const present = [...uploads.objects.keys()].sort();
  return Object.fromEntries(
    present.map((name) => {
      const { revision: _, source, ...rest } = uploads.receipts.get(`receipts/${name}.json`)!.receipt;
      return [name, { ...rest, etag: source?.etag }];
    }),
  );
}

describe('with the table lost', () => {
  it('the bucket alone gives the same ids, dates, owners, addresses and bytes, in whichever order it is read', async () => {
    const order = fc.shuffledSubarray(['site.yaml', ...KEYS], { minLength: KEYS.length + 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 8 }), order, async (events, reading) => {
        const before = await played(events);
        const after = await rebuilt(before, reading);
        expect(answersOf(after)).toEqual(answersOf(before));
        expect(contentOf(after)).toEqual(contentOf(before));
      }),
      TRIED,
    );
  });

  it('one that lost the id it came to by a move says the same before and after', async () => {
    const moved = { title: 'One', id: 'urn:example:2', alias: 'same', minor: false };
    const before = await played([
      { put: 'articles/d.md', text: moved },
      { put: 'articles/a.md', text: { title: 'One', date: '2026-11-01', id: 'urn:example:2', minor: false } },
      { move: 'articles/d.md', to: 'articles/b.md' },
    ]);
    expect(before.receipt('articles/b.md')).toMatchObject({ status: 'rejected' });
    const after = await rebuilt(before, ['articles/a.md', 'articles/b.md', 'site.yaml']);
    expect(answersOf(after)).toEqual(answersOf(before));
  });

  it('an article whose last upload is bad stays at its accepted version', async () => {
    const text = '---\ntitle: The ferry\n---\nIt runs.\n';
    const before = await played([]);
    before.put('articles/a.md', text);
    await before.drain();
    before.put('articles/a.md', 'title: [');
    await before.drain();
    expect(before.receipt('articles/a.md')?.standing).toBeDefined();
    const after = await rebuilt(before, []);
    expect(after.site.text('articles/a/index.html')).toContain('It runs.');
    expect(after.receipt('articles/a.md')).toMatchObject({ status: 'rejected', standing: {} });
  });

  it('a site.yaml that is bad or gone still has its accepted version in force', async () => {
    for (const spoil of [
      (p: MemoryPipeline) => p.put('site.yaml', 'title: ['),
      (p: MemoryPipeline) => p.remove('site.yaml'),
    ]) {
      const before = await played([]);
      spoil(before);
      await before.drain();
      before.put('articles/a.md', '---\ntitle: The ferry\n---\nIt runs.\n');
      await before.drain();
      const after = await rebuilt(before, []);
      expect(contentOf(after)).toEqual(contentOf(before));
      expect(after.site.text('rss.xml')).toContain('The Gazette');
    }
  });

  it('what was published of a media file stays, though its last upload is bad', async () => {
    const before = await played([]);
    before.uploads.put('media/a.png', PNG, before.now);
    before.intake.push({ key: 'media/a.png' });
    await before.drain();
    before.put('media/a.png', '<script>');
    await before.drain();
    const after = new MemoryPipeline();
    for (const [name, object] of before.uploads.objects) after.uploads.objects.set(name, object);
    for (const [name, receipt] of before.uploads.receipts) after.uploads.receipts.set(name, receipt);
    for (const [name, object] of before.site.objects) after.site.objects.set(name, object);
    for (const name of before.uploads.objects.keys()) after.intake.push({ key: name, repair: true });
    after.siteSweeps.push('');
    await after.drain();
    expect(after.site.objects.get('media/a.png')?.bytes).toEqual(PNG);
    expect(after.receipt('media/a.png')?.status).toBe('rejected');
  });

  it.each(['not JSON', 'null', '{"ledger":{"claims":{"slug#a":"yesterday"}},"id":7}'])(
    'a receipt that somebody else wrote (%s) is overwritten, and passed over',
    async (forged) => {
      const pipeline = await played([]);
      const receipt = forged.startsWith('{') || forged === 'null' ? JSON.parse(forged) : undefined;
      pipeline.uploads.receipts.set('receipts/articles/a.md.json', { receipt, revision: 0, etag: 'forged' });
      pipeline.put('articles/a.md', '---\ntitle: The ferry\n---\nIt runs.\n');
      await pipeline.drain();
      expect(pipeline.receipt('articles/a.md')?.status).toBe('published');
    },
  );
});
