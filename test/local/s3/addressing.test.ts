import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketOfHost } from '../../../local/s3/host-bucket.ts';
import { type FixtureCloud, startFixture } from '../fixture-cloud.ts';
import { rawRequest } from './raw-request.ts';

let cloud: FixtureCloud;

beforeAll(async () => {
  cloud = await startFixture();
});
afterAll(() => cloud.dispose());

const put = (target: string, headers: Record<string, string> = {}) =>
  rawRequest(cloud, 'PUT', target, { headers, body: target });
const keys = async (prefix: string): Promise<string[]> => {
  const { text } = await rawRequest(cloud, 'GET', `/site?list-type=2&prefix=${prefix}`);
  return [...text.matchAll(/<Key>([^<]*)</g)].map(([, key]) => key as string);
};

describe('a host', () => {
  it.each([
    ['uploads.localhost:4566', 'uploads'],
    ['Uploads.LOCALHOST', 'uploads'],
    ['uploads.s3.localhost:4566', 'uploads'],
    ['uploads.s3.eu-central-1.localhost', 'uploads'],
    ['a.bucket.localhost:4566', 'a.bucket'],
    ['localhost:4566', undefined],
    ['s3.localhost:4566', undefined],
    ['s3.eu-central-1.localhost', undefined],
    ['127.0.0.1:4566', undefined],
    ['[::1]:4566', undefined],
    ['uploads.example.com', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s names the bucket %s', (host, bucket) => {
    expect(bucketOfHost(host)).toBe(bucket);
  });

  it('with the bucket before it is the same as the bucket in the path', async () => {
    const host = 'site.localhost:4566';
    await put('/hosted/a%20b.md', { host });
    const onHost = await rawRequest(cloud, 'GET', '/?list-type=2&prefix=hosted/', { headers: { host } });
    const copied = await put('/hosted/copy.md', { host, 'x-amz-copy-source': '/site/hosted/a%20b.md' });

    expect(copied.status).toBe(200);
    expect(onHost.text).toContain('<Key>hosted/a b.md</Key>');
    expect(await keys('hosted/')).toEqual(['hosted/a b.md', 'hosted/copy.md']);
    const read = await rawRequest(cloud, 'GET', '/hosted/copy.md', { headers: { host } });
    expect(read.text).toBe('/hosted/a%20b.md');
  });

  it('that is not understood is told of where the bucket is missed', async () => {
    const host = 'site.s3.example.test:4566';
    const answer = await put('/articles/a.md', { host });

    expect(answer).toMatchObject({ status: 404, code: 'NoSuchBucket' });
    expect(answer.text).toContain('does not exist: articles. The buckets here are ');
    expect(answer.text).toContain('use &lt;bucket&gt;.localhost, or set your client to path-style addresses');
  });
});

describe('a plus sign', () => {
  it('in a path is a space, as S3 reads it; %2B is a plus sign', async () => {
    await put('/site/plus/a+b.jpg');
    await put('/site/plus/a%2Bb.jpg');

    expect(await keys('plus/')).toEqual(['plus/a b.jpg', 'plus/a+b.jpg']);
    const read = async (target: string) => (await rawRequest(cloud, 'GET', target)).text;
    expect(await read('/site/plus/a%20b.jpg')).toBe('/site/plus/a+b.jpg');
    expect(await read('/site/plus/a+b.jpg')).toBe('/site/plus/a+b.jpg');
    expect(await read('/site/plus/a%2Bb.jpg')).toBe('/site/plus/a%2Bb.jpg');
  });

  it('in the address of a copied object is a space too', async () => {
    await put('/site/plus/c%20d.jpg');

    const copied = await put('/site/plus/copy.jpg', { 'x-amz-copy-source': 'site/plus/c+d.jpg' });

    expect(copied.status).toBe(200);
  });
});
