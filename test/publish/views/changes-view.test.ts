import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly content_html?: string;
  readonly content_text?: string;
  readonly _broadsheet: { readonly event: string; readonly at: string };
}

const SITE = 'title: The Gazette\n';
const COURIER = `${SITE}partners:
  courier: {title: The Courier, exclude: {tag: private}}
`;
const DAY = 86_400_000;

let pipeline: MemoryPipeline;

const article = (title: string, fields = '') =>
  `---\ntitle: ${title}\ndate: 2026-11-01\n${fields}\n---\nText of ${title}.\n`;
const items = (): Item[] =>
  JSON.parse(pipeline.site.text('partners/courier/changes/feed.json') ?? '{}').items;
/** `withdrawn Tide 2026-11-10T12:00:00.000Z` */
const told = () => items().map(({ title, _broadsheet: { event, at } }) => `${event} ${title} ${at}`);
const atom = () => pipeline.site.text('partners/courier/changes/atom.xml');
const keysOfChanges = () =>
  [...pipeline.site.objects.keys()].filter((key) => key.startsWith('partners/courier/changes/')).sort();

function at(now: string): void {
  pipeline.now = `2026-${now}:00:00.000Z`;
}

async function put(key: string, content: string): Promise<void> {
  pipeline.put(key, content);
  await pipeline.drain();
}

async function remove(key: string): Promise<void> {
  pipeline.remove(key);
  await pipeline.drain();
}

/** As the clock does, every minute. */
async function clockTicks(): Promise<void> {
  for (const { key } of (await pipeline.hints.queryHints('due', { before: pipeline.now, limit: 100 }))
    .hints) {
    pipeline.intake.push({ key });
  }
  await pipeline.drain();
}

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  at('11-10T08');
  await put('site.yaml', COURIER);
  await put('articles/a.md', article('Tide'));
  at('11-10T09');
});

describe("a partner's changes", () => {
  it('tell what was published, updated and withdrawn, the newest first', async () => {
    await put('articles/b.md', article('Ferry'));
    at('11-10T10');
    await put('articles/a.md', article('Tide', 'tags: [sea]'));
    expect(told()).toEqual([
      'updated Tide 2026-11-10T10:00:00.000Z',
      'published Ferry 2026-11-10T09:00:00.000Z',
    ]);
    at('11-10T11');
    await remove('articles/b.md');
    expect(told()).toEqual([
      'withdrawn Ferry 2026-11-10T11:00:00.000Z',
      'updated Tide 2026-11-10T10:00:00.000Z',
    ]);
  });

  it('say of what was withdrawn no more than the partner had', async () => {
    const id = items()[0]?.id;
    await put('articles/a.md', article('Secret', 'draft: true'));
    expect(items()).toEqual([
      {
        id,
        title: 'Tide',
        url: 'https://d111.cloudfront.net/articles/a/',
        content_text: 'Withdrawn.',
        date_published: '2026-11-10T09:00:00.000Z',
        date_modified: '2026-11-10T09:00:00.000Z',
        _broadsheet: { event: 'withdrawn', at: '2026-11-10T09:00:00.000Z' },
      },
    ]);
    expect(atom()).toContain(
      `<at:deleted-entry ref="${id}" when="2026-11-10T09:00:00.000Z"><at:comment>Tide</at:comment>`,
    );
    expect(atom()).toContain('<updated>2026-11-10T09:00:00.000Z</updated>');
    expect(atom()).not.toContain('complete');
  });

  it.each<[string, string, string]>([
    ['deleted', 'articles/a.md', ''],
    ['made a draft', 'articles/a.md', article('Tide', 'draft: true')],
    ['kept for the publication itself', 'articles/a.md', article('Tide', 'syndication: deny')],
    ['no longer what the partner gets', 'articles/a.md', article('Tide', 'tags: [private]')],
    ['expired', 'articles/a.md', article('Tide', 'expires: 2026-11-10T08:30:00Z')],
    [
      'no longer what the partner gets, by its declaration',
      'site.yaml',
      COURIER.replace('{tag: private}', '{text: tide}'),
    ],
  ])('withdraw an article that was %s, for thirty days', async (_, key, content) => {
    await (content ? put(key, content) : remove(key));
    expect(told().map((line) => line.split(' ')[0])).toEqual(['withdrawn']);
    expect(pipeline.site.text('partners/courier/feed.json')).not.toContain('Tide');
    pipeline.now = new Date(Date.parse(pipeline.now) + 30 * DAY - 3_600_000).toISOString();
    await clockTicks();
    expect(items()).toHaveLength(1);
    pipeline.now = new Date(Date.parse(pipeline.now) + 3_600_001).toISOString();
    await clockTicks();
    expect(items()).toEqual([]);
    expect([...pipeline.hints.rows.keys()].filter((name) => /^(?:changes|due)/.test(name))).toEqual([]);
  });

  it('are those of the instant at which an article expires, whenever that is noticed', async () => {
    await put('articles/a.md', article('Tide', 'expires: 2026-11-10T12:30:00Z'));
    at('11-10T14');
    await clockTicks();
    expect(told()).toEqual(['withdrawn Tide 2026-11-10T12:30:00.000Z']);
  });

  it('tell of an article that is back under its id, and no longer that it was withdrawn', async () => {
    const id = items()[0]?.id;
    await remove('articles/a.md');
    at('11-10T10');
    await put('articles/a.md', article('Tide'));
    expect(told()).toEqual(['published Tide 2026-11-10T10:00:00.000Z']);
    expect(items()[0]?.id).toBe(id);
    expect(atom()).not.toContain('deleted-entry');
  });

  it('do not withdraw an article that has moved', async () => {
    const id = items()[0]?.id;
    pipeline.put('articles/moved.md', article('Tide'));
    pipeline.remove('articles/a.md');
    await pipeline.drain();
    expect(items().map((item) => [item.id, item._broadsheet.event])).toEqual([[id, 'published']]);
    at('11-10T10');
    await remove('articles/moved.md');
    expect(told()).toEqual(['withdrawn Tide 2026-11-10T10:00:00.000Z']);
  });

  it('do not withdraw an article whose id another upload states', async () => {
    await put('articles/a.md', article('Tide', 'id: tag:a.example,2026:1'));
    pipeline.put('articles/b.md', article('High tide', 'id: tag:a.example,2026:1'));
    await remove('articles/a.md');
    expect(items().map((item) => [item.id, item.title])).toEqual([['tag:a.example,2026:1', 'High tide']]);
  });

  it('of a partner that is new are those of before, in their order, as a rule that is widened shows them', async () => {
    at('11-10T10');
    await put('articles/b.md', article('Ferry', 'tags: [private]'));
    at('11-10T11');
    await put('site.yaml', COURIER.replaceAll('courier', 'other').replace('private', 'none'));
    await put('site.yaml', COURIER.replace('private', 'none'));
    expect(told()).toEqual([
      'published Ferry 2026-11-10T10:00:00.000Z',
      'published Tide 2026-11-10T08:00:00.000Z',
    ]);
  });

  it('do not move when the site does, or when the same file is uploaded again', async () => {
    const before = told();
    await put('articles/a.md', article('Tide'));
    await put('site.yaml', COURIER.replace('Gazette', 'Herald'));
    expect(told()).toEqual(before);
  });

  it('are each later than the one before, though S3 tells whole seconds', async () => {
    await put('articles/a.md', article('Tide', 'tags: [one]'));
    await put('articles/a.md', article('Tide', 'tags: [two]'));
    expect(told()).toEqual(['updated Tide 2026-11-10T09:00:00.001Z']);
    await remove('articles/a.md');
    expect(told()).toEqual(['withdrawn Tide 2026-11-10T09:00:00.002Z']);
    await put('articles/a.md', article('Tide'));
    expect(told()).toEqual(['published Tide 2026-11-10T09:00:00.003Z']);
  });

  it('tell of an article that another held back, when it comes out', async () => {
    await put('articles/b.md', article('Ferry', 'slug: a'));
    expect(pipeline.receipt('articles/b.md')?.status).toBe('rejected');
    at('11-12T09');
    await remove('articles/a.md');
    expect(told().sort()).toEqual([
      'published Ferry 2026-11-12T09:00:00.000Z',
      'withdrawn Tide 2026-11-12T09:00:00.000Z',
    ]);
  });

  it('are told in the formats that the partner gets, and not in RSS', async () => {
    expect(keysOfChanges()).toEqual([
      'partners/courier/changes/atom.xml',
      'partners/courier/changes/feed.json',
    ]);
    await put('site.yaml', COURIER.replace('exclude', 'formats: [rss, json], exclude'));
    expect(keysOfChanges()).toEqual(['partners/courier/changes/feed.json']);
    await put('site.yaml', SITE);
    expect(keysOfChanges()).toEqual([]);
  });

  it('are no more than a feed has articles, within the bytes of a document', async () => {
    await put('site.yaml', `${COURIER}limits: {items: 3, bytes: 40 KB}\n`);
    for (const [hour, title] of ['B', 'C', 'D'].entries()) {
      at(`11-10T1${hour}`);
      await put(`articles/${title}.md`, article(title));
    }
    expect(items().map(({ title }) => title)).toEqual(['D', 'C', 'B']);
    at('11-10T14');
    await put('articles/C.md', `${article('C')}${'Long. '.repeat(5_000)}`);
    at('11-10T15');
    await remove('articles/D.md');
    expect(told()).toEqual(['withdrawn D 2026-11-10T15:00:00.000Z', 'updated C 2026-11-10T14:00:00.000Z']);
  });

  it('are kept as they are while the guard holds the feed', async () => {
    await put('site.yaml', `${COURIER}guard: {items: 1, share: 0.1}\n`);
    for (const title of ['B', 'C', 'D']) await put(`articles/${title}.md`, article(title));
    const before = told();
    for (const title of ['B', 'C', 'D']) pipeline.remove(`articles/${title}.md`);
    await pipeline.drain();
    expect(told()).toEqual(before);
    await pipeline.release('feed/partner/courier');
    await pipeline.drain();
    expect(told().filter((line) => line.startsWith('withdrawn'))).toHaveLength(3);
  });
});

describe('a table that was lost', () => {
  it('leaves the changes of what is there as they were, for the receipts remember', async () => {
    await put('articles/b.md', article('Ferry'));
    at('11-10T10');
    await put('articles/b.md', article('Ferry', 'tags: [boats]'));
    const before = told();
    pipeline.sources.records.clear();
    pipeline.hints.rows.clear();
    pipeline.claims.owners.clear();
    at('11-20T10');
    pipeline.intake.push({ key: 'site.yaml' }, { key: 'articles/a.md' }, { key: 'articles/b.md' });
    await pipeline.drain();
    expect(told()).toEqual(before);
  });

  it('leaves a tombstone to whoever looks at its source again', async () => {
    await remove('articles/a.md');
    const before = told();
    pipeline.sources.records.clear();
    pipeline.hints.rows.clear();
    at('11-20T10');
    pipeline.intake.push({ key: 'site.yaml' }, { key: 'articles/a.md', repair: true });
    await pipeline.drain();
    expect(told()).toEqual(before);
  });
});

describe("a partner's webhook", () => {
  const HOOKED = COURIER.replace('{title', '{webhook: https://courier.example/hook, title');
  const notices = () =>
    pipeline.notices.splice(0).flatMap((notice) => {
      if (notice.kind !== 'change') return [];
      const { id, partner, articleId, ...rest } = notice;
      expect({ id, partner, articleId }).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
        partner: 'courier',
        articleId: expect.stringMatching(/^urn:uuid:/),
      });
      return rest;
    });
  const url = 'https://d111.cloudfront.net/articles/b/';

  it('is told of each change once it can be fetched, and not of what was there before it', async () => {
    await put('site.yaml', HOOKED);
    expect(notices()).toEqual([]);
    await put('articles/b.md', article('Ferry'));
    const event = { kind: 'change', title: 'Ferry', url };
    expect(notices()).toEqual([{ ...event, event: 'published', at: '2026-11-10T09:00:00.000Z' }]);
    at('11-10T10');
    await put('articles/b.md', article('Ferry', 'tags: [sea]'));
    expect(notices()).toEqual([{ ...event, event: 'updated', at: '2026-11-10T10:00:00.000Z' }]);
    at('11-10T11');
    await put('articles/b.md', article('Secret', 'draft: true'));
    expect(notices()).toEqual([{ ...event, event: 'withdrawn', at: '2026-11-10T11:00:00.000Z' }]);
    await put('site.yaml', HOOKED.replace('Gazette', 'Herald'));
    await pipeline.publish('changes/courier');
    expect(notices()).toEqual([]);
  });

  it('is told of what a new rule takes away, but not of what it lets in', async () => {
    await put('articles/b.md', article('Ferry', 'tags: [private]'));
    await put('site.yaml', HOOKED.replace('{tag: private}', '{text: tide}'));
    expect(notices()).toMatchObject([{ event: 'withdrawn', title: 'Tide' }]);
  });

  it('is told of more changes than the document holds', async () => {
    await put('site.yaml', `${HOOKED}limits: {items: 2}\n`);
    const titles = Array.from({ length: 30 }, (_, number) => `N${number}`);
    for (const title of titles) pipeline.put(`articles/${title}.md`, article(title));
    await pipeline.drain();
    expect(
      notices()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(titles.sort());
    expect([...pipeline.hints.rows.keys()].filter((name) => name.startsWith('untold'))).toEqual([]);
  });

  it('is not told that an article is withdrawn which has moved', async () => {
    await put('site.yaml', HOOKED);
    pipeline.put('articles/b.md', article('High tide', 'id: tag:a.example,2026:1'));
    await pipeline.drain();
    pipeline.notices.length = 0;
    pipeline.remove('articles/b.md');
    pipeline.put('articles/c.md', article('Spring tide', 'id: tag:a.example,2026:1'));
    await pipeline.drain();
    const events = pipeline.notices.map((notice) => (notice.kind === 'change' ? notice.event : ''));
    expect(events.at(-1)).toBe('published');
  });

  it('is told again by the same id, should its notices have been lost on their way', async () => {
    await put('site.yaml', HOOKED);
    pipeline.put('articles/b.md', article('Ferry'));
    const { send } = pipeline.ports.notices;
    const sent: string[] = [];
    const failing = async (all: readonly { readonly id?: string }[]) => {
      sent.push(...all.flatMap(({ id }) => id ?? []));
      throw new Error('not taken');
    };
    Object.assign(pipeline.ports.notices, { send: failing });
    await expect(pipeline.drain()).rejects.toThrow('not taken');
    Object.assign(pipeline.ports.notices, { send });
    await pipeline.publish('changes/courier');
    expect(sent).toHaveLength(1);
    expect(pipeline.notices).toMatchObject([{ kind: 'change', id: sent[0] }]);
  });
});
