import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { receiptFor } from '../../../functions/core/source/receipt.ts';
import { emptyRecord, type SourceRecord } from '../../../functions/core/source/source-record.ts';
import { publishedArticle } from '../../support/articles.ts';

const site = { url: 'https://gazette.example/', timeZone: 'Europe/Paris' };
const source = { etag: 'e1', lastModified: '2026-11-01T08:00:00.000Z', sizeBytes: 10 };
const article = publishedArticle();
const accepted = { kind: 'article', article, digest: 'd', sourceEtag: 'e0', fingerprint: 'f' } as const;
const base: SourceRecord = {
  ...emptyRecord('articles/a.md'),
  source,
  id: article.id,
  firstSeenAt: source.lastModified,
};
const matchesSchema = new Ajv2020({ validateFormats: false }).compile(
  JSON.parse(readFileSync('docs/receipt.schema.json', 'utf8')),
);

const records: Record<string, SourceRecord> = {
  published: { ...base, status: 'published', accepted, entries: [{ list: 'section/harbour', sortKey: 'x' }] },
  scheduled: { ...base, status: 'scheduled', accepted, assumedZone: 'Europe/Paris' },
  draft: { ...base, status: 'draft', accepted },
  expired: { ...base, status: 'expired', accepted },
  withdrawn: { ...emptyRecord('articles/a.md'), id: article.id },
  rejected: {
    ...base,
    status: 'rejected',
    accepted,
    problems: [{ code: 'title-missing', severity: 'error', message: 'No title.', hint: 'Add one.', line: 1 }],
  },
  ignored: { ...base, status: 'ignored' },
};

describe('a receipt', () => {
  it.each(Object.entries(records))('for %s has its status, and is as the schema says', (status, record) => {
    const receipt = receiptFor(record, site);
    expect(receipt.status).toBe(status);
    matchesSchema(receipt);
    expect(matchesSchema.errors).toBeNull();
  });

  it('names the moment on the site’s clock, and the zone it assumed', () => {
    const receipt = receiptFor(records.scheduled as SourceRecord, site);
    expect(receipt.publishedAtLocal).toBe('2026-11-01 09:00 Europe/Paris');
    expect(receipt.summary).toBe(
      'Scheduled for 2026-11-01 09:00 Europe/Paris. Nothing is public before. Its date states no time zone, so the zone of the site was used: Europe/Paris.',
    );
  });

  it('gives the addresses of the article and of each feed it is in', () => {
    const receipt = receiptFor(records.published as SourceRecord, site);
    expect(receipt.url).toBe('https://gazette.example/articles/tide-tables/');
    expect(receipt.feeds).toEqual([
      { feed: 'section/harbour', url: 'https://gazette.example/sections/harbour/' },
    ]);
  });

  it('for a rejected upload says what stays published, and parts errors from warnings', () => {
    const receipt = receiptFor(records.rejected as SourceRecord, site);
    expect(receipt.standing).toEqual({ sourceEtag: 'e0' });
    expect(receipt.errors.map((problem) => problem.code)).toEqual(['title-missing']);
    expect(receipt.warnings).toEqual([]);
  });
});
