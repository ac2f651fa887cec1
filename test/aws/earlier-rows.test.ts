import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeFeedState } from '../../functions/aws/feed-state-codec.ts';
import { decodeRecord, encodeRecord } from '../../functions/aws/source-record-codec.ts';
import { siteOf } from '../../functions/core/ports/site-in-force.ts';
import { DEFAULT_SITE } from '../../functions/core/site/site.ts';
import { isPending } from '../../functions/core/source/pending.ts';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

/** As the first release wrote them, with the fields that there were. */
function row(data: object, more: Record<string, { S: string }> = {}) {
  return { revision: { N: '7' }, data: { B: brotliCompressSync(JSON.stringify(data)) }, ...more };
}

const described = {
  title: 'The Gazette',
  description: 'News.',
  language: 'en',
  timeZone: 'UTC',
  authors: {},
  sections: {},
  limits: { items: 20 },
};
const earlySite = row(
  {
    key: 'site.yaml',
    problems: [],
    siteDigest: 'd',
    accepted: {
      kind: 'site',
      described,
      site: { ...described, url: 'https://d111.cloudfront.net/' },
      digest: 'd',
      sourceEtag: 'e',
    },
    entries: [],
    claims: [],
  },
  { status: { S: 'published' }, pending: { S: '{"outputs":[],"staleEntries":[],"receipt":false}' } },
);

describe('a row that an earlier release wrote', () => {
  it('of a site has today’s fields, at their defaults, and keeps its own', () => {
    const record = decodeRecord(earlySite);
    expect(record).toMatchObject({ stored: true, revision: 7, waiting: [], owners: [], faults: [] });
    expect(isPending(record.pending)).toBe(false);
    const { limits, ...defaults } = DEFAULT_SITE;
    expect(siteOf(record)?.site).toEqual({
      ...defaults,
      ...described,
      url: 'https://d111.cloudfront.net/',
      limits: { items: 20, bytes: limits.bytes },
    });
  });

  it('of a site is published under, and ingested under', async () => {
    const pipeline = new MemoryPipeline();
    pipeline.sources.records.set('site.yaml', decodeRecord(earlySite));
    pipeline.put('articles/a.md', '---\ntitle: The ferry\n---\nIt runs.\n');
    await pipeline.drain();
    expect(pipeline.receipt('articles/a.md')?.status).toBe('published');
    expect(pipeline.site.text('rss.xml')).toContain('The Gazette');
  });

  it('of an article whose pending work was forgotten as it was then owes nothing', () => {
    const record = decodeRecord(row({ key: 'articles/a.md', entries: [] }, { status: { S: 'withdrawn' } }));
    expect(isPending(record.pending)).toBe(false);
    expect(record).toMatchObject({ claims: [], claiming: [], since: {}, problems: [] });
  });

  it('of an article is listed where it was, for rows go on calling every list a feed', () => {
    const entry = { feed: 'tag/sea', sortKey: 's' };
    const pending = { outputs: ['news'], staleEntries: [{ feed: 'media/a.png', sortKey: 'm' }] };
    const data = { key: 'articles/a.md', entries: [entry], due: { feed: 'due', sortKey: 'd' } };
    const item = row(data, { status: { S: 'published' }, pending: { S: JSON.stringify(pending) } });
    const record = decodeRecord(item);
    expect(record).toMatchObject({
      entries: [{ list: 'tag/sea', sortKey: 's' }],
      due: { list: 'due', sortKey: 'd' },
      pending: { staleEntries: [{ list: 'media/a.png', sortKey: 'm' }] },
    });
    const { data: written, pending: owed } = encodeRecord(record);
    expect(JSON.parse(brotliDecompressSync(written?.B as Uint8Array).toString())).toMatchObject(data);
    expect(JSON.parse(owed?.S ?? '')).toMatchObject(pending);
  });

  it('of a feed lists what it listed, and holds nothing back', () => {
    const items = [{ key: 'articles/a.md', id: 'urn:x:1', sortKey: 's' }];
    const state = decodeFeedState(row({ output: 'feed/latest', items, pending: { outputs: ['catalogue'] } }));
    expect(state).toMatchObject({ items, removed: [], leftOut: [], revision: 7 });
    expect(state.pending).toEqual({ outputs: ['catalogue'], sources: [] });
    expect(state.held).toBeUndefined();
  });
});
