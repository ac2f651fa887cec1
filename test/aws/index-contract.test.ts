import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexTable } from '../../functions/aws/index-table.ts';
import { digestOf } from '../../functions/core/kernel/digest.ts';
import { RecordTooLargeError } from '../../functions/core/kernel/errors.ts';
import type { HintPage, SourceIndex } from '../../functions/core/ports/ports.ts';
import {
  emptyRecord,
  NOTHING_PENDING,
  type SourceRecord,
} from '../../functions/core/source/source-record.ts';
import { publishedArticle } from '../support/articles.ts';
import { MemoryIndex } from '../support/memory-index.ts';

const TABLE = 'index';
const NOW = '2026-11-10T12:00:00.000Z';
const server = dynalite({ createTableMs: 0 });
let client: DynamoDBClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const keys = [
    ['pk', 'HASH'],
    ['sk', 'RANGE'],
  ] as const;
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
      AttributeDefinitions: keys.map(([AttributeName]) => ({ AttributeName, AttributeType: 'S' as const })),
    }),
  );
});

afterAll(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

let unique = 0;
/** A name that no other test uses: the table is shared. */
function fresh(name: string): string {
  return `${name}-${unique++}`;
}

function record(key: string, revision: number, more: Partial<SourceRecord> = {}): SourceRecord {
  return { ...emptyRecord(key), stored: true, revision, ...more };
}

describe.each<[string, () => SourceIndex]>([
  ['in memory', () => new MemoryIndex()],
  ['in DynamoDB', () => new IndexTable(client, TABLE, () => NOW)],
])('the index %s', (_, open) => {
  let index: SourceIndex;
  beforeAll(() => {
    index = open();
  });

  it('gives back what was written, whole', async () => {
    const key = fresh('articles/é b+c.md');
    const article = publishedArticle({ title: 'Ελληνικά 🎏', html: `<p>${'long '.repeat(2000)}</p>` });
    const written = record(key, 1, {
      status: 'published',
      accepted: { kind: 'article', article, digest: 'd', sourceEtag: 'e', fingerprint: 'f' },
      entries: [{ feed: 'latest', sortKey: 's' }],
      pending: { ...NOTHING_PENDING, outputs: ['feed/latest'], receipt: true },
    });
    expect(await index.readSource(key)).toBeUndefined();
    expect(await index.writeSource(written, emptyRecord(key))).toBe(true);
    expect(await index.readSource(key)).toEqual(written);
    expect(await index.readSources([key, fresh('absent'), key])).toEqual([written]);
  });

  it('lets one of two writers win that read the same revision', async () => {
    const key = fresh('a');
    const results = await Promise.all(
      ['x', 'y'].map((id) => index.writeSource(record(key, 1, { id }), emptyRecord(key))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const read = record(key, 1);
    expect(await index.writeSource(record(key, 2), read)).toBe(true);
    expect(await index.writeSource(record(key, 2), read)).toBe(false);
  });

  it('fences off a writer with an older revision', async () => {
    const key = fresh('a');
    await index.writeSource(record(key, 1), emptyRecord(key));
    expect(await index.fence(key, 1)).toBe(true);
    expect(await index.fence(key, 1)).toBe(false);
    expect(await index.writeSource(record(key, 2), record(key, 1))).toBe(false);
    expect((await index.readSource(key))?.revision).toBe(2);
  });

  it('forgets what was pending only at the revision that owed it', async () => {
    const key = fresh('a');
    const pending = { ...NOTHING_PENDING, receipt: true };
    await index.writeSource(record(key, 1, { pending }), emptyRecord(key));
    await index.clearPending(key, 2);
    expect((await index.readSource(key))?.pending).toEqual(pending);
    await index.clearPending(key, 1);
    expect((await index.readSource(key))?.pending).toEqual(NOTHING_PENDING);
  });

  it('lists hints newest first, in pages, none after the moment asked for', async () => {
    const feed = `tag/${fresh('t')}`;
    for (const day of ['01', '02', '03', '11']) {
      await index.putHint({ feed, sortKey: `2026-11-${day}T00:00:00.000Z#id` }, `k${day}`, 1);
    }
    const first = await index.queryHints(feed, { before: NOW, limit: 2 });
    expect(first.hints.map((hint) => hint.key)).toEqual(['k03', 'k02']);
    const second = await index.queryHints(feed, { before: NOW, limit: 2, next: first.next ?? '' });
    expect(second.hints.map((hint) => hint.key)).toEqual(['k01']);
  });

  it('lists the hints between two instants, both included, and from the oldest if asked to', async () => {
    const feed = `tag/${fresh('t')}`;
    for (const day of ['01', '02', '03', '04']) {
      await index.putHint({ feed, sortKey: `2026-11-${day}T00:00:00.000Z#id` }, `k${day}`, 1);
    }
    const range = { from: '2026-11-02T00:00:00.000Z', before: '2026-11-04T00:00:00.000Z' };
    const keysOf = (page: HintPage) => page.hints.map((hint) => hint.key);
    expect(keysOf(await index.queryHints(feed, { ...range, limit: 9 }))).toEqual(['k04', 'k03', 'k02']);
    const first = await index.queryHints(feed, { ...range, oldestFirst: true, limit: 2 });
    expect(keysOf(first)).toEqual(['k02', 'k03']);
    const next = first.next ?? '';
    expect(keysOf(await index.queryHints(feed, { ...range, oldestFirst: true, limit: 2, next }))).toEqual([
      'k04',
    ]);
  });

  it('counts an article as due from its very instant', async () => {
    const feed = `tag/${fresh('t')}`;
    await index.putHint({ feed, sortKey: `${NOW}#urn:uuid:1` }, 'k', 1);
    expect((await index.queryHints(feed, { before: NOW, limit: 1 })).hints).toHaveLength(1);
    const justBefore = '2026-11-10T11:59:59.999Z';
    expect((await index.queryHints(feed, { before: justBefore, limit: 1 })).hints).toHaveLength(0);
  });

  it('keeps a hint that a newer revision has put', async () => {
    const entry = { feed: `tag/${fresh('t')}`, sortKey: '2026-11-01T00:00:00.000Z#id' };
    await index.putHint(entry, 'new', 5);
    await index.putHint(entry, 'old', 4);
    await index.deleteHint(entry, 4);
    const { hints } = await index.queryHints(entry.feed, { before: NOW, limit: 9 });
    expect(hints.map((hint) => hint.key)).toEqual(['new']);
    await index.deleteHint(entry, 5);
    await index.deleteHint(entry, 5);
    expect((await index.queryHints(entry.feed, { before: NOW, limit: 9 })).hints).toEqual([]);
  });

  it('gives a claim to one owner, who may renew it', async () => {
    const claim = fresh('slug#a');
    const taken = await Promise.all(['one', 'two'].map((key) => index.takeClaim(claim, key, 1)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const owner = (await index.readClaim(claim))?.owner ?? '';
    expect(await index.takeClaim(claim, owner, 3)).toBe(true);
    expect(await index.takeClaim(claim, owner, 2)).toBe(false);
    expect(await index.readClaim(claim)).toEqual({ owner, revision: 3 });
  });

  it('lets a claim be taken over only as it was read', async () => {
    const claim = fresh('slug#a');
    await index.takeClaim(claim, 'one', 1);
    expect(await index.takeClaim(claim, 'two', 7, { owner: 'one', revision: 0 })).toBe(false);
    expect(await index.takeClaim(claim, 'two', 7, { owner: 'one', revision: 1 })).toBe(true);
    await index.releaseClaim(claim, 'one', 9);
    await index.releaseClaim(claim, 'two', 6);
    expect((await index.readClaim(claim))?.owner).toBe('two');
    await index.releaseClaim(claim, 'two', 7);
    expect(await index.readClaim(claim)).toBeUndefined();
  });

  it('keeps what the last owner of a claim left', async () => {
    const claim = fresh('content#a');
    expect(await index.readEstate(claim)).toBeUndefined();
    const identity = { id: 'urn:x:1', firstSeenAt: NOW };
    await index.leaveEstate(claim, identity);
    expect(await index.readEstate(claim)).toEqual(identity);
  });

  it('remembers who waits for a claim', async () => {
    const claim = fresh('slug#a');
    for (const key of ['one', 'two', 'one']) await index.wait(claim, key);
    expect((await index.waiters(claim)).sort()).toEqual(['one', 'two']);
    await index.stopWaiting(claim, 'one');
    expect(await index.waiters(claim)).toEqual(['two']);
  });
});

describe('the table', () => {
  it('refuses a record that does not fit one item', async () => {
    const index = new IndexTable(client, TABLE, () => NOW);
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
    await expect(index.writeSource(record(key, 1, { accepted }), emptyRecord(key))).rejects.toThrow(
      RecordTooLargeError,
    );
  });

  it('reads more records than one request takes', async () => {
    const index = new IndexTable(client, TABLE, () => NOW);
    const keys = Array.from({ length: 130 }, () => fresh('many'));
    for (const key of keys) await index.writeSource(record(key, 1), emptyRecord(key));
    expect(await index.readSources(keys)).toHaveLength(130);
  });
});
