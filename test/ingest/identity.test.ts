import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../functions/core/source/receipt.ts';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

const FERRY = '---\ntitle: The ferry\ntags: [Boats]\n---\nIt runs.\n';
const KEY = 'articles/harbour/ferry.md';
const SITE = 'https://d111.cloudfront.net/';

let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  await upload('site.yaml', 'title: The Gazette\n');
});

/** Each edit a minute after the one before. */
function edit(change: () => void): void {
  pipeline.now = new Date(Date.parse(pipeline.now) + 60_000).toISOString();
  change();
}

async function upload(key: string, content: string): Promise<void> {
  edit(() => pipeline.put(key, content));
  await pipeline.drain();
}

async function remove(key: string): Promise<void> {
  edit(() => pipeline.remove(key));
  await pipeline.drain();
}

const ORDERS = ['copied first', 'deleted first', 'both at once'] as const;

/** As `aws s3 mv` does; what its two events find depends on when they are handled. */
async function move(from: string, to: string, order: (typeof ORDERS)[number]): Promise<void> {
  const content = new TextDecoder().decode(pipeline.uploads.objects.get(from)?.bytes);
  const copy = () => edit(() => pipeline.put(to, content));
  const drop = () => edit(() => pipeline.remove(from));
  const [first, second] = order === 'deleted first' ? [drop, copy] : [copy, drop];
  first();
  if (order !== 'both at once') await pipeline.drain();
  second();
  await pipeline.drain();
}

function who(key: string): Pick<Receipt, 'id' | 'publishedAt' | 'updatedAt'> {
  const { id, publishedAt, updatedAt } = pipeline.receipt(key) as Receipt;
  return {
    ...(id && { id }),
    ...(publishedAt && { publishedAt }),
    ...(updatedAt && { updatedAt }),
  };
}

/** Where `/articles/<slug>/` leads; itself, if the article is there; undefined, if there is nothing. */
function leadsTo(slug: string): string | undefined {
  const text = pipeline.site.text(`articles/${slug}/index.html`);
  const target = text && (/http-equiv="refresh" content="0; url=([^"]*)"/.exec(text)?.[1] ?? slug);
  return target?.replace(`${SITE}articles/`, '').replace('/', '');
}

describe('an article keeps its id and its dates', () => {
  it.each(ORDERS)('when its file is renamed, %s, and its old address leads to the new one', async (order) => {
    await upload(KEY, FERRY);
    const before = who(KEY);
    await move(KEY, 'articles/harbour/boat.md', order);
    expect(who('articles/harbour/boat.md')).toEqual(before);
    expect(['ferry', 'boat'].map(leadsTo)).toEqual(['boat', 'boat']);
  });

  it.each(ORDERS)('when it is renamed and back again, %s, and every address leads to it', async (order) => {
    await upload(KEY, FERRY);
    const before = who(KEY);
    await move(KEY, 'articles/harbour/boat.md', order);
    await move('articles/harbour/boat.md', KEY, order);
    expect(who(KEY)).toEqual(before);
    expect(['ferry', 'boat'].map(leadsTo)).toEqual(['ferry', 'ferry']);
    expect(pipeline.receipt(KEY)).toMatchObject({ status: 'published', errors: [], warnings: [] });
  });

  it.each(ORDERS)('when its folder is renamed, %s, and it leaves the section completely', async (order) => {
    const names = ['ferry', 'tides', 'fog'];
    for (const name of names) await upload(`articles/harbour/${name}.md`, FERRY.replace('runs', name));
    const before = names.map((name) => who(`articles/harbour/${name}.md`));
    for (const name of names) await move(`articles/harbour/${name}.md`, `articles/port/${name}.md`, order);
    const ids = names.map((name) => who(`articles/port/${name}.md`).id);
    expect(ids).toEqual(before.map(({ id }) => id));
    const places = names.map((name) => who(`articles/port/${name}.md`).publishedAt);
    expect(places).toEqual(before.map(({ publishedAt }) => publishedAt));
    expect([...pipeline.site.objects.keys()].filter((key) => key.includes('harbour'))).toEqual([]);
    expect(JSON.parse(pipeline.site.text('sections/port/feed.json') ?? '').items).toHaveLength(3);
  });

  it('when its slug is changed, and its old address leads to the new one', async () => {
    await upload(KEY, FERRY);
    const { id, publishedAt } = who(KEY);
    await upload(KEY, FERRY.replace('title:', 'slug: boat\ntitle:'));
    expect(who(KEY)).toMatchObject({ id, publishedAt });
    expect(['ferry', 'boat'].map(leadsTo)).toEqual(['boat', 'boat']);
  });

  it('when it is deleted and uploaded again, under its key or another', async () => {
    await upload(KEY, FERRY);
    const before = who(KEY);
    await remove(KEY);
    expect(leadsTo('ferry')).toBeUndefined();
    await upload(KEY, FERRY);
    expect(who(KEY)).toEqual(before);
    await remove(KEY);
    await upload('articles/world/boat.md', FERRY);
    expect(who('articles/world/boat.md').id).toBe(before.id);
    expect(['ferry', 'boat'].map(leadsTo)).toEqual(['boat', 'boat']);
  });
});

describe('a new article', () => {
  it.each(ORDERS)('where another was that has moved, %s, is somebody else', async (order) => {
    await upload(KEY, FERRY);
    const before = who(KEY);
    const moved = 'articles/harbour/boat.md';
    await move(KEY, moved, order);
    await upload(KEY, FERRY.replace('It runs', 'Another'));
    expect(pipeline.receipt(KEY)).toMatchObject({ status: 'published', errors: [], warnings: [] });
    expect(who(moved)).toEqual(before);
    expect(who(KEY).id).not.toBe(before.id);
    expect(who(KEY).publishedAt).toBe(pipeline.now);
    // The address is the new article's own now; it gives it back.
    expect(leadsTo('ferry')).toBe('ferry');
    await remove(KEY);
    expect(leadsTo('ferry')).toBe('boat');
  });
});

describe('a moved article whose id another stated before it moved', () => {
  const HEIR = 'articles/harbour/boat.md';
  const RIVAL = 'articles/rival.md';

  /** `rival` waits for the id of the article at KEY, which moves; the two then want it in the order `handled`. */
  async function moveAgainst(
    rival: string,
    article: string,
    handled: readonly string[],
    then = () => {},
  ): Promise<void> {
    await upload(KEY, article);
    await upload(RIVAL, rival.replace('ID', who(KEY).id ?? ''));
    edit(() => {
      pipeline.put(HEIR, article);
      pipeline.remove(KEY);
    });
    await pipeline.ingest({ key: HEIR });
    await pipeline.ingest({ key: KEY });
    pipeline.intake.length = 0;
    for (const key of handled) await pipeline.ingest({ key });
    then();
    await pipeline.drain();
    expect(pipeline.receipt(RIVAL)?.status).toBe('published');
  }

  const rival = FERRY.replace('title:', 'id: ID\ntitle:').replace('It runs', 'Another');

  it.each([[[RIVAL, HEIR]], [[HEIR, RIVAL]]])('is somebody new, if it states none (%s)', async (handled) => {
    await moveAgainst(rival, FERRY, handled);
    expect(pipeline.receipt(HEIR)).toMatchObject({ status: 'published', errors: [], warnings: [] });
    expect(who(HEIR).id).not.toBe(who(RIVAL).id);
    expect(['boat', 'rival', 'ferry'].map(leadsTo)).toEqual(['boat', 'rival', undefined]);
  });

  it.each([[[RIVAL, HEIR]], [[HEIR, RIVAL]]])('keeps no address of old, if it does (%s)', async (handled) => {
    await moveAgainst(rival, FERRY.replace('title:', 'id: urn:example:1\ntitle:'), handled);
    expect(pipeline.receipt(HEIR)?.errors.map(({ code }) => code)).toEqual(['id-taken']);
    await upload('articles/pier.md', rival.replace('id: ID', 'aliases: [ferry]'));
    expect(pipeline.receipt('articles/pier.md')?.warnings).toEqual([]);
    expect(['boat', 'ferry'].map(leadsTo)).toEqual([undefined, 'pier']);
  });

  it('is told whose it is, if its last upload is faulty', async () => {
    await moveAgainst(rival, FERRY, [HEIR, RIVAL], () => pipeline.put(HEIR, 'title: ['));
    const { errors, status } = pipeline.receipt(HEIR) as Receipt;
    expect(status).toBe('rejected');
    expect(errors[0]).toMatchObject({ code: 'id-taken', message: expect.stringContaining(RIVAL) });
  });
});

it('an article that stays at its accepted version keeps its id when the table is lost, though a later one is read first', async () => {
  await upload(KEY, FERRY);
  const { id } = who(KEY);
  await upload(KEY, 'title: [');
  pipeline.loseTable();
  edit(() => {
    pipeline.put('articles/rival.md', FERRY.replace('title:', `slug: rival\nid: ${id}\ntitle:`));
    pipeline.put(KEY, FERRY.replace('It runs', 'It runs again'));
  });
  await pipeline.drain();
  expect(pipeline.receipt(KEY)).toMatchObject({ status: 'published', id });
  expect(pipeline.receipt('articles/rival.md')?.status).toBe('rejected');
});

describe('an address that an article had', () => {
  it.each([
    ['hidden', 'date: 2031-01-01\n'],
    ['hidden, and states an id', 'date: 2031-01-01\nid: urn:example:2\n'],
  ])('leads to where it has moved, though a new one where it was is %s', async (_, fields) => {
    await upload(KEY, FERRY);
    const moved = 'articles/harbour/tide.md';
    await move(KEY, moved, 'copied first');
    await upload(KEY, FERRY.replace('title:', `slug: other\n${fields}title:`));
    expect(leadsTo('ferry')).toBe('tide');
  });

  it('leads nowhere when a hidden article that named it first comes to be known', async () => {
    pipeline.put('articles/a.md', FERRY.replace('title:', 'draft: true\naliases: [old]\ntitle:'));
    const [early] = pipeline.intake.splice(0);
    await upload('articles/b.md', FERRY.replace('title:', 'aliases: [old]\ntitle:'));
    expect(leadsTo('old')).toBe('b');
    if (early) pipeline.intake.push(early);
    await pipeline.drain();
    expect(leadsTo('old')).toBeUndefined();
    expect(pipeline.receipt('articles/b.md')?.warnings[0]?.message).toContain('articles/a.md');
  });
});

describe('of two sources that want the same', () => {
  const one = FERRY.replace('title:', 'slug: same\nid: urn:example:1\ntitle:');
  const other = one.replace('It runs', 'It sails');

  it.each([
    ['an id and a slug', other, ['id-taken', 'slug-taken']],
    ['a text', one, ['duplicate']],
  ])('%s, the one uploaded first has it, whichever is handled first', async (_, second, codes) => {
    const keys = ['articles/b.md', 'articles/a.md'] as const;
    for (const handled of [[...keys], [...keys].reverse()]) {
      pipeline = new MemoryPipeline();
      pipeline.uploads.put('site.yaml', 'title: The Gazette\n', pipeline.now);
      pipeline.uploads.put(keys[0], one, '2026-11-01T08:00:00.000Z');
      pipeline.uploads.put(keys[1], second, '2026-11-01T08:00:01.000Z');
      for (const key of handled) {
        pipeline.intake.push({ key });
        await pipeline.drain();
      }
      expect(keys.map((key) => pipeline.receipt(key)?.status)).toEqual(['published', 'rejected']);
      const { errors = [] } = pipeline.receipt(keys[1]) ?? {};
      expect(errors.map(({ code }) => code).sort()).toEqual(codes);
      expect(errors.every(({ message }) => message.includes(keys[0]))).toBe(true);
    }
  });

  it('of those uploaded in one moment it is the one with the smaller key', async () => {
    pipeline.put('articles/b.md', one);
    pipeline.put('articles/a.md', other);
    await pipeline.drain();
    expect(pipeline.receipt('articles/a.md')?.status).toBe('published');
    expect(pipeline.receipt('articles/b.md')?.status).toBe('rejected');
  });

  it('the published one stays, through edits of its own and of the other', async () => {
    await upload('articles/b.md', one);
    await upload('articles/a.md', other);
    await upload('articles/b.md', one.replace('It runs', 'It still runs'));
    await upload('articles/a.md', other.replace('It sails', 'It still sails'));
    expect(pipeline.site.text('articles/same/index.html')).toContain('It still runs');
    expect(pipeline.receipt('articles/a.md')?.status).toBe('rejected');
  });

  it('each who waits is told of every owner there is in turn', async () => {
    for (const name of ['a', 'b', 'c']) {
      await upload(`articles/${name}.md`, FERRY.replace('title:', `slug: same\ntitle: ${name}`));
    }
    const told = () => pipeline.receipt('articles/c.md')?.errors[0]?.message;
    expect(told()).toContain('articles/a.md');
    await remove('articles/a.md');
    expect(told()).toContain('articles/b.md');
    await remove('articles/b.md');
    expect(pipeline.receipt('articles/c.md')?.status).toBe('published');
  });

  it('an upload that is refused leads nobody to its aliases', async () => {
    await upload('articles/a.md', FERRY);
    await upload('articles/b.md', other);
    await upload('articles/a.md', one.replace('title:', 'aliases: [old]\ntitle:'));
    expect(pipeline.receipt('articles/a.md')).toMatchObject({ status: 'rejected', standing: {} });
    expect(['a', 'old'].map(leadsTo)).toEqual(['a', undefined]);
    await remove('articles/b.md');
    expect(['a', 'old'].map(leadsTo)).toEqual(['same', 'same']);
  });
});

describe('an article that changes', () => {
  const dated = FERRY.replace('title:', 'date: 2026-11-02\nauthor: Ada Brook\ntitle:');

  it.each([
    ['date', dated.replace('2026-11-02', '2026-09-02'), 'archive/2026/11/'],
    ['tags', dated.replace('Boats', 'Weather'), 'tags/boats/'],
    ['author', dated.replace('Ada Brook', 'Bo Strand'), 'authors/ada-brook/'],
    ['section', dated.replace('title:', 'section: Port\ntitle:'), 'sections/harbour/'],
  ])('its %s leaves nothing where it was', async (_, changed, left) => {
    await upload(KEY, dated);
    const { id } = who(KEY);
    const there = () => [...pipeline.site.objects.keys()].filter((key) => key.includes(left));
    expect(there()).not.toEqual([]);
    await upload(KEY, changed);
    expect(there()).toEqual([]);
    expect(who(KEY).id).toBe(id);
    expect(JSON.parse(pipeline.site.text('feed.json') ?? '').items).toHaveLength(1);
  });
});
