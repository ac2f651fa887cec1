import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { S3SiteBucket } from '../../functions/aws/s3-site-bucket.ts';

const BUCKETS = { site: 'site', partners: 'partners', uploads: 'uploads' };

/** S3 that holds these keys and gives two at a time; and the buckets that it was asked for. */
function storing(keysOf: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const client = new S3Client({ region: 'us-east-1' });
  client.send = async (command: { input: { Bucket: string; Key?: string; StartAfter?: string } }) => {
    const { Bucket, StartAfter = '' } = command.input;
    asked.push(Bucket);
    if (!(command instanceof ListObjectsV2Command)) return { ETag: '"e"' };
    const keys = (keysOf[Bucket] ?? []).filter((key) => key > StartAfter);
    return { Contents: keys.slice(0, 2).map((Key) => ({ Key })), IsTruncated: keys.length > 2 };
  };
  return { site: new S3SiteBucket(client, BUCKETS), asked };
}

describe('the site in its two buckets', () => {
  it.each([
    ['partners/acme/feed.json', 'partners'],
    ['partners.html', 'site'],
    ['feeds/partners/feed.json', 'site'],
    ['rss.xml', 'site'],
  ])('has %s in the bucket %s', async (key, bucket) => {
    const { site, asked } = storing({});
    const document = { bytes: new Uint8Array(), contentType: 'text/html', cacheControl: 'x' };
    await site.head(key);
    await site.put(key, document);
    await site.delete(key, 'e');
    expect(asked).toEqual([bucket, bucket, bucket]);
  });

  it.each([
    [
      ['a', 'rss.xml', 'sections/a'],
      ['partners/a/1', 'partners/a/2', 'partners/b/1'],
    ],
    [['a', 'rss.xml'], []],
    [[], ['partners/a/1']],
    [[], []],
  ])('is listed page by page, whatever lies where: %j and %j', async (site, partners) => {
    const stored = storing({ site, partners });
    const keys: string[] = [];
    for (let more = true; more; ) {
      const page = await stored.site.list(keys.at(-1));
      keys.push(...page.keys);
      more = page.more;
    }
    expect(keys).toEqual([...site, ...partners]);
  });
});
