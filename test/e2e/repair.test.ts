import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it, onTestFinished } from 'vitest';
import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

async function state({ s3, cloud }: TestCloud): Promise<(string | undefined)[][]> {
  const buckets = ['site', cloud.outputs.PartnersBucket];
  const listings = await Promise.all(buckets.map((Bucket) => s3.send(new ListObjectsV2Command({ Bucket }))));
  return listings.flatMap(({ Contents = [] }, at) =>
    Contents.map(({ Key, ETag }) => [buckets[at], Key, ETag]),
  );
}

it('the six-hourly repair restores the site, under the roles that are deployed', async () => {
  const test = await startTestCloud({ contentDir: 'content' });
  onTestFinished(() => test.stop());
  const before = await state(test);
  for (const Key of [
    'rss.xml',
    'articles/spring-tide/index.html',
    'media/kite.png',
    'tags/birds/feed.json',
  ]) {
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key }));
  }
  for (const Key of ['atom.xml', 'articles/of-long-ago/index.html', 'sections/gone/rss.xml']) {
    await test.s3.send(new PutObjectCommand({ Bucket: 'site', Key, Body: 'left behind' }));
  }
  const Bucket = test.cloud.outputs.PartnersBucket;
  await test.s3.send(new DeleteObjectCommand({ Bucket, Key: 'partners/island-courier/feed.json' }));
  for (const Key of ['partners/island-courier/rss.xml', 'partners/gone/archive/2026/06/feed.json']) {
    await test.s3.send(new PutObjectCommand({ Bucket, Key, Body: 'left behind' }));
  }
  expect(await state(test)).not.toEqual(before);
  await test.cloud.invoke('ClockTick', { task: 'repair' });
  await test.cloud.whenIdle();
  expect(await state(test)).toEqual(before);
});
