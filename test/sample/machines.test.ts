import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Publishes the sample publication in memory, and prints where it believes to be and a digest of every byte. */
const PUBLISH = `
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { keyOf, listContent } from './local/content/content-files.ts';
import { MemoryPipeline } from './test/support/memory-pipeline.ts';

const pipeline = new MemoryPipeline();
for (const file of await listContent('content')) pipeline.put(keyOf('content', file), await readFile(file));
await pipeline.drain();
const digest = createHash('sha256');
const { objects } = pipeline.site;
for (const key of [...objects.keys()].sort()) digest.update(key).update(objects.get(key).bytes);
for (const [key, { receipt }] of pipeline.uploads.receipts) digest.update(key).update(JSON.stringify(receipt));
const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
console.log(JSON.stringify({ locale, timeZone, objects: objects.size, digest: digest.digest('hex') }));
`;

async function publishedOn(timeZone: string, locale: string) {
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', PUBLISH], {
    env: { ...process.env, TZ: timeZone, LANG: locale, LC_ALL: locale },
  });
  return JSON.parse(stdout) as { locale: string; timeZone: string; objects: number; digest: string };
}

it('the sample publication is the same to the byte on machines of any time zone and language', async () => {
  const here = await publishedOn('UTC', 'en_US.UTF-8');
  // A day ahead; a zone of odd minutes with digits and a calendar of its own; a language with dotless i.
  const samoa = await publishedOn('Pacific/Apia', 'tr_TR.UTF-8');
  const tehran = await publishedOn('Asia/Tehran', 'fa_IR.UTF-8');

  expect([samoa.timeZone, samoa.locale, tehran.timeZone, tehran.locale]).toEqual([
    'Pacific/Apia',
    'tr-TR',
    'Asia/Tehran',
    'fa-IR',
  ]);
  expect(here.objects).toBeGreaterThan(100);
  expect([samoa.digest, tehran.digest]).toEqual([here.digest, here.digest]);
});
