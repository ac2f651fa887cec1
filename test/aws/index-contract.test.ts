import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../functions/aws/table.ts';
import { TableClaims } from '../../functions/aws/table-claims.ts';
import { TableHints } from '../../functions/aws/table-hints.ts';
import { TableSources } from '../../functions/aws/table-sources.ts';
import { digestOf } from '../../functions/core/kernel/digest.ts';
import { RecordTooLargeError } from '../../functions/core/kernel/errors.ts';
import { feedId } from '../../functions/core/output/feed-ids.ts';
import type { Claims } from '../../functions/core/ports/claims.ts';
import { type HintPage, type Hints, hintPages } from '../../functions/core/ports/hints.ts';
import type { Sources } from '../../functions/core/ports/sources.ts';
import { NOTHING_PENDING } from '../../functions/core/source/pending.ts';
import { emptyRecord, type SourceRecord } from '../../functions/core/source/source-record.ts';
import { publishedArticle } from '../support/articles.ts';
import { MemoryClaims } from '../support/memory-claims.ts';
import { MemoryHints } from '../support/memory-hints.ts';
import { MemorySources } from '../support/memory-sources.ts';
import { openTable } from './open-table.ts';

const NOW = '2026-11-10T12:00:00.000Z';
let table: Table;

beforeAll(async () => {
  const opened = await openTable();
  table = opened.table;
  return opened.close;
});

let unique = 0;
/** A name that no other test uses: the table is shared. */
function fresh(name: string): string {
  return `${name}-${unique++}`;
}

function record(key: string, revision: number, more: Partial<SourceRecord> = {}): SourceRecord {
  return { ...emptyRecord(key), stored: true, revision, ...more };
}

describe.each<[string, () => Sources]>([
  ['in memory', () => new MemorySources()],
  ['in DynamoDB', () => new TableSources(table, () => NOW)],
])('the records %s', (_, open) => {
  let sources: Sources;
  beforeAll(() => {
    sources = open();
  });

  it('gives back what was written, whole', async () => {
    const key = fresh('articles/é b+c.md');
    const article = publishedArticle({ title: 'Ελληνικά 🎏', html: `<p>${'long '.repeat(2000)}</p>` });
    const written = record(key, 1, {
      status: 'published',
      accepted: { kind: 'article', article, digest: 'd', sourceEtag: 'e', fingerprint: 'f' },
      entries: [{ list: 'latest', sortKey: 's' }],
      pending: { ...NOTHING_PENDING, outputs: ['feed/latest'], receipt: true },
    });
    expect(await sources.readSource(key)).toBeUndefined();
    expect(await sources.writeSource(written, emptyRecord(key))).toBe(true);
    expect(await sources.readSource(key)).toEqual(written);
    expect(await sources.readSources([key, fresh('absent'), key])).toEqual([written]);
  });

  it('lets one of two writers win that read the same revision', async () => {
    const key = fresh('a');
    const results = await Promise.all(
      ['x', 'y'].map((id) => sources.writeSource(record(key, 1, { id }), emptyRecord(key))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const read = record(key, 1);
    expect(await sources.writeSource(record(key, 2), read)).toBe(true);
    expect(await sources.writeSource(record(key, 2), read)).toBe(false);
  });

  it('fences off a writer with an older revision', async () => {
    const key = fresh('a');
    await sources.writeSource(record(key, 1), emptyRecord(key));
    expect(await sources.fence(key, 1)).toBe(true);
    expect(await sources.fence(key, 1)).toBe(false);
    expect(await sources.writeSource(record(key, 2), record(key, 1))).toBe(false);
    expect((await sources.readSource(key))?.revision).toBe(2);
  });

  it('forgets what was pending only at the revision that owed it', async () => {
    const key = fresh('a');
    const pending = { ...NOTHING_PENDING, receipt: true };
    await sources.writeSource(record(key, 1, { pending }), emptyRecord(key));
    await sources.clearPending(key, 2);
    expect((await sources.readSource(key))?.pending).toEqual(pending);
    await sources.clearPending(key, 1);
    expect((await sources.readSource(key))?.pending).toEqual(NOTHING_PENDING);
  });
});

describe.each<[string, () => Hints]>([
  ['in memory', () => new MemoryHints()],
  ['in DynamoDB', () => new TableHints(table)],
])('the hints %s', (_, open) => {
  let hints: Hints;
  beforeAll(() => {
    hints = open();
  });

  it('lists hints newest first, in pages, none after the moment asked for', async () => {
    const list = feedId('tag', fresh('t'));
    for (const day of ['01', '02', '03', '11']) {
      await hints.putHint({ list, sortKey: `2026-11-${day}T00:00:00.000Z#id` }, `k${day}`, 1);
    }
    const first = await hints.queryHints(list, { before: NOW, limit: 2 });
    expect(first.hints.map((hint) => hint.key)).toEqual(['k03', 'k02']);
    const second = await hints.queryHints(list, { before: NOW, limit: 2, next: first.next ?? '' });
    expect(second.hints.map((hint) => hint.key)).toEqual(['k01']);
  });

  it('lists the hints between two instants, both included, and from the oldest if asked to', async () => {
    const list = feedId('tag', fresh('t'));
    for (const day of ['01', '02', '03', '04']) {
      await hints.putHint({ list, sortKey: `2026-11-${day}T00:00:00.000Z#id` }, `k${day}`, 1);
    }
    const range = { from: '2026-11-02T00:00:00.000Z', before: '2026-11-04T00:00:00.000Z' };
    const keysOf = (page: HintPage) => page.hints.map((hint) => hint.key);
    expect(keysOf(await hints.queryHints(list, { ...range, limit: 9 }))).toEqual(['k04', 'k03', 'k02']);
    const first = await hints.queryHints(list, { ...range, oldestFirst: true, limit: 2 });
    expect(keysOf(first)).toEqual(['k02', 'k03']);
    const next = first.next ?? '';
    expect(keysOf(await hints.queryHints(list, { ...range, oldestFirst: true, limit: 2, next }))).toEqual([
      'k04',
    ]);
  });

  it('counts an article as due from its very instant', async () => {
    const list = feedId('tag', fresh('t'));
    await hints.putHint({ list, sortKey: `${NOW}#urn:uuid:1` }, 'k', 1);
    expect((await hints.queryHints(list, { before: NOW, limit: 1 })).hints).toHaveLength(1);
    const justBefore = '2026-11-10T11:59:59.999Z';
    expect((await hints.queryHints(list, { before: justBefore, limit: 1 })).hints).toHaveLength(0);
  });

  it('keeps a hint that a newer revision has put', async () => {
    const entry = { list: feedId('tag', fresh('t')), sortKey: '2026-11-01T00:00:00.000Z#id' };
    await hints.putHint(entry, 'new', 5);
    await hints.putHint(entry, 'old', 4);
    await hints.deleteHint(entry, 4);
    const page = await hints.queryHints(entry.list, { before: NOW, limit: 9 });
    expect(page.hints.map((hint) => hint.key)).toEqual(['new']);
    await hints.deleteHint(entry, 5);
    await hints.deleteHint(entry, 5);
    expect((await hints.queryHints(entry.list, { before: NOW, limit: 9 })).hints).toEqual([]);
  });

  it('come page by page, and no page is asked for that nobody wants', async () => {
    const list = feedId('tag', fresh('t'));
    for (const day of ['01', '02', '03', '04', '05']) {
      await hints.putHint({ list, sortKey: `2026-11-${day}T00:00:00.000Z#id` }, `k${day}`, 1);
    }
    let requests = 0;
    const counted: Pick<Hints, 'queryHints'> = {
      queryHints: (...args) => {
        requests++;
        return hints.queryHints(...args);
      },
    };
    const pages: string[][] = [];
    const query = { before: NOW, limit: 2 };
    for await (const page of hintPages(counted, list, query)) pages.push(page.map(({ key }) => key));
    expect(pages.filter(({ length }) => length > 0)).toEqual([['k05', 'k04'], ['k03', 'k02'], ['k01']]);
    requests = 0;
    for await (const page of hintPages(counted, list, query)) if (page.length > 0) break;
    expect(requests).toBe(1);
  });
});

describe.each<[string, () => Claims]>([
  ['in memory', () => new MemoryClaims()],
  ['in DynamoDB', () => new TableClaims(table, () => NOW)],
])('the claims %s', (_, open) => {
  let claims: Claims;
  beforeAll(() => {
    claims = open();
  });

  it('gives a claim to one owner, who may renew it', async () => {
    const claim = fresh('slug#a');
    const taken = await Promise.all(['one', 'two'].map((key) => claims.takeClaim(claim, key, 1)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const owner = (await claims.readClaim(claim))?.owner ?? '';
    expect(await claims.takeClaim(claim, owner, 3)).toBe(true);
    expect(await claims.takeClaim(claim, owner, 2)).toBe(false);
    expect(await claims.readClaim(claim)).toEqual({ owner, revision: 3 });
  });

  it('lets a claim be taken over only as it was read', async () => {
    const claim = fresh('slug#a');
    await claims.takeClaim(claim, 'one', 1);
    expect(await claims.takeClaim(claim, 'two', 7, { owner: 'one', revision: 0 })).toBe(false);
    expect(await claims.takeClaim(claim, 'two', 7, { owner: 'one', revision: 1 })).toBe(true);
    await claims.releaseClaim(claim, 'one', 9);
    await claims.releaseClaim(claim, 'two', 6);
    expect((await claims.readClaim(claim))?.owner).toBe('two');
    await claims.releaseClaim(claim, 'two', 7);
    expect(await claims.readClaim(claim)).toBeUndefined();
  });

  it('keeps what the last owner of a claim left', async () => {
    const claim = fresh('content#a');
    expect(await claims.readEstate(claim)).toBeUndefined();
    const identity = { id: 'urn:x:1', firstSeenAt: NOW };
    await claims.leaveEstate(claim, identity);
    expect(await claims.readEstate(claim)).toEqual(identity);
  });

  it('remembers who waits for a claim', async () => {
    const claim = fresh('slug#a');
    for (const key of ['one', 'two', 'one']) await claims.wait(claim, key);
    expect((await claims.waiters(claim)).sort()).toEqual(['one', 'two']);
    await claims.stopWaiting(claim, 'one');
    expect(await claims.waiters(claim)).toEqual(['two']);
  });
});

describe('the table', () => {
  it('refuses a record that does not fit one item', async () => {
    const sources = new TableSources(table, () => NOW);
    const key = fresh('long');
    // Digests do not compress below half their hexadecimal length.
    const words = Array.from({ length: 16_000 }, (_, n) => digestOf(n)).join('');
    const accepted = {
      kind: 'article',
      article: publishedArticle({ html: words }),
      digest: '',
      sourceEtag: '',
      fingerprint: '',
    } as const;
    await expect(sources.writeSource(record(key, 1, { accepted }), emptyRecord(key))).rejects.toThrow(
      RecordTooLargeError,
    );
  });

  it('reads more records than one request takes', async () => {
    const sources = new TableSources(table, () => NOW);
    const keys = Array.from({ length: 130 }, () => fresh('many'));
    for (const key of keys) await sources.writeSource(record(key, 1), emptyRecord(key));
    expect(await sources.readSources(keys)).toHaveLength(130);
  });
});
