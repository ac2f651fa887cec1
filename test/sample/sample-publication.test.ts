import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDocument } from '../../functions/core/feed/check/check-document.ts';
import { checkerOf, closed } from '../support/json-contract.ts';
import { MemoryPipeline } from '../support/memory-pipeline.ts';
import { digestOfAll, publishSample } from './publish-sample.ts';

const FEED_DOCUMENTS = [
  ['rss.xml', 'rss'],
  ['atom.xml', 'atom'],
  ['feed.json', 'json'],
] as const;

/** The publication in `content/`, through the whole pipeline. */
let pipeline: MemoryPipeline;

beforeAll(async () => {
  pipeline = await publishSample();
});

describe('the sample publication', () => {
  it('is published whole, with no complaint but the intended one', () => {
    const receipts = [...pipeline.uploads.receipts.values()].map(({ receipt }) => receipt);
    expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['published']));
    expect(receipts.flatMap(({ key, warnings }) => warnings.map(({ code }) => [key, code]))).toEqual([
      ['articles/coast/2026-06-14-beach-clean.txt', 'page-furniture-removed'],
    ]);
  });

  // Read these as a reader would, whenever they change: `npx vitest run test/sample -u` writes them anew.
  it.each([
    'rss.xml',
    'atom.xml',
    'feed.json',
    'index.html',
    '404.html',
    'sections/letters/rss.xml',
    'tags/tides/atom.xml',
    'authors/mara/feed.json',
    'feeds/listening-post/rss.xml',
    'languages/ja/summary/atom.xml',
    'archive/2026/06/rss.xml',
    'partners/island-courier/feed.json',
    'partners/island-courier/changes/atom.xml',
    'articles/spring-tide/index.html',
    'articles/beach-clean/index.html',
    'articles/kyoto-rain/index.html',
  ])('%s is as it was read and approved', async (key) => {
    await expect(pipeline.site.text(key)).toMatchFileSnapshot(path.join('golden', key));
  });

  it.each(FEED_DOCUMENTS)('has %s by the rules wherever it is', (file, format) => {
    const keys = [...pipeline.site.objects.keys()].filter((key) => path.posix.basename(key) === file);
    const violations = keys.flatMap((key) =>
      checkDocument(format, pipeline.site.text(key) ?? '').violations.map((violation) => ({
        key,
        ...violation,
      })),
    );

    expect(keys.length).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  });

  it('has no JSON document that does not keep the schema it names, as it is served', () => {
    const text = (key: string) => pipeline.site.text(key) ?? '{}';
    const checkers = new Map<string, ReturnType<typeof checkerOf>>();
    const checked = [...pipeline.site.objects.keys()]
      .filter((key) => key.endsWith('.json') && !/^(?:media|schemas)\//.test(key))
      .map((key) => {
        const document = JSON.parse(text(key));
        const schema = new URL(document.schema ?? document._broadsheet.schema).pathname.slice(1);
        const check = checkers.get(schema) ?? checkerOf(closed(JSON.parse(text(schema))));
        checkers.set(schema, check);
        return { key, violations: check(document) };
      });
    expect(checked.length).toBeGreaterThan(100);
    expect([...checkers.keys()].sort()).toEqual(['schemas/catalogue/1.json', 'schemas/feed/1.json']);
    expect(checked.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  it('is the same to the byte when it is brought in in another order', async () => {
    const other = new MemoryPipeline();
    for (const [key, { bytes, lastModified }] of [...pipeline.uploads.objects].reverse()) {
      other.uploads.put(key, bytes, lastModified);
      other.intake.push({ key });
    }
    await other.drain();
    const objects = ({ site }: MemoryPipeline) =>
      Object.fromEntries([...site.objects].map(([key, { etag }]) => [key, etag]).sort());
    expect(objects(other)).toEqual(objects(pipeline));
  });

  // A day ahead; a zone with half an hour, digits and a calendar of its own.
  it.each([
    ['Pacific/Apia', 'tr-TR'],
    ['Asia/Tehran', 'fa-IR'],
  ])('is the same to the byte on a machine in %s that speaks %s', async (timeZone, locale) => {
    expect(await publishedOn(timeZone, locale)).toEqual({ timeZone, locale, digest: digestOfAll(pipeline) });
  });
});

/** Publishes the sample in a process of its own, and prints where that believes to be and a digest of every byte. */
const PUBLISH = `
import { digestOfAll, publishSample } from './test/sample/publish-sample.ts';
const digest = digestOfAll(await publishSample());
const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
console.log(JSON.stringify({ timeZone, locale, digest }));
`;

async function publishedOn(timeZone: string, locale: string): Promise<unknown> {
  const language = `${locale.replace('-', '_')}.UTF-8`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '-e', PUBLISH],
    { env: { ...process.env, TZ: timeZone, LANG: language, LC_ALL: language } },
  );
  return JSON.parse(stdout);
}
