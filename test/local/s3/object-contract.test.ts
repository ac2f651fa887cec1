import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { clientsOf, type FixtureCloud, startFixture } from '../fixture-cloud.ts';

let cloud: FixtureCloud;
let s3: ReturnType<typeof clientsOf>['s3'];
const Bucket = 'site';

beforeAll(async () => {
  cloud = await startFixture();
  s3 = clientsOf(cloud).s3;
});
afterAll(() => cloud.dispose());

const put = (Key: string, Body: string | Buffer, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const head = (Key: string, more: object = {}) => s3.send(new HeadObjectCommand({ Bucket, Key, ...more }));
const text = async (Key: string, more: object = {}) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString();

describe('conditional writes', () => {
  it('let one of 32 racing creations win', async () => {
    const attempts = Array.from({ length: 32 }, (_, index) =>
      failureOf(put('race', `body ${index}`, { IfNoneMatch: '*' })),
    );

    const outcomes = await Promise.all(attempts);

    expect(outcomes.filter(({ name }) => name === 'none')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 412)).toHaveLength(31);
  });

  it('let one of 8 racing replacements of the same version win', async () => {
    const { ETag } = await put('cas', 'first');

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => failureOf(put('cas', `next ${index}`, { IfMatch: ETag }))),
    );

    expect(outcomes.filter(({ name }) => name === 'none')).toHaveLength(1);
    expect(outcomes.filter(({ name }) => name === 'PreconditionFailed')).toHaveLength(7);
  });

  it.each([
    ['If-Match on a missing key', () => put('missing', 'x', { IfMatch: '"abc"' }), 404, 'NoSuchKey'],
    ['If-None-Match with an ETag', () => put('x', 'x', { IfNoneMatch: '"abc"' }), 501, 'NotImplemented'],
    [
      'deletion of another version',
      async () => {
        await put('kept', 'x');
        return s3.send(new DeleteObjectCommand({ Bucket, Key: 'kept', IfMatch: '"abc"' }));
      },
      412,
      'PreconditionFailed',
    ],
    [
      'copy over an existing object',
      async () => {
        await put('source', 'x');
        await put('target', 'y');
        const CopySource = `${Bucket}/source`;
        return s3.send(new CopyObjectCommand({ Bucket, Key: 'target', CopySource, IfNoneMatch: '*' }));
      },
      412,
      'PreconditionFailed',
    ],
  ])('refuse %s', async (_, attempt, status, name) => {
    expect(await failureOf(attempt())).toEqual({ name, status });
  });

  it('change nothing when they fail', async () => {
    await put('unchanged', 'before');

    await failureOf(put('unchanged', 'after', { IfMatch: '"abc"' }));

    expect(await text('unchanged')).toBe('before');
  });
});

describe('reading', () => {
  it('gives back body, headers and metadata as they were put', async () => {
    await put('described', 'body', {
      ContentType: 'application/rss+xml; charset=utf-8',
      CacheControl: 'max-age=60',
      Metadata: { digest: 'abc' },
    });

    const { ContentType, CacheControl, Metadata, ETag, ContentLength } = await head('described');

    const md5 = createHash('md5').update('body').digest('hex');
    expect({ ContentType, CacheControl, Metadata, ETag, ContentLength }).toEqual({
      ContentType: 'application/rss+xml; charset=utf-8',
      CacheControl: 'max-age=60',
      Metadata: { digest: 'abc' },
      ETag: `"${md5}"`,
      ContentLength: 4,
    });
  });

  it('answers 304 to HEAD and GET with the present ETag, and 404 for what is not there', async () => {
    const { ETag } = await put('known', 'x');

    expect((await failureOf(head('known', { IfNoneMatch: ETag }))).status).toBe(304);
    expect((await failureOf(text('known', { IfNoneMatch: ETag }))).status).toBe(304);
    expect(await failureOf(text('unknown'))).toEqual({ name: 'NoSuchKey', status: 404 });
    expect(await failureOf(head('unknown'))).toEqual({ name: 'NotFound', status: 404 });
  });

  it.each([
    ['bytes=2-4', 'cde'],
    ['bytes=4-', 'efg'],
    ['bytes=-2', 'fg'],
    ['bytes=-99', 'abcdefg'],
    ['bytes=5-99', 'fg'],
  ])('answers the range %s', async (Range, expected) => {
    await put('ranged', 'abcdefg');

    expect(await text('ranged', { Range })).toBe(expected);
  });
});

describe('keys', () => {
  it.each(['a b', 'a+b', '100%25', 'ünï/çødé', '../up', 'a//b', '日本語.md', 'emoji 🗞️', "it's (1)!~*"])(
    '%s is put, listed, copied and deleted as it is',
    async (name) => {
      const Key = `odd/${name}`;
      await put(Key, name);
      const CopySource = `${Bucket}/${Key.split('/').map(encodeURIComponent).join('/')}`;
      await s3.send(new CopyObjectCommand({ Bucket, Key: `copy/${name}`, CopySource }));

      expect(await text(`copy/${name}`)).toBe(name);
      const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
      expect(Contents?.map((object) => object.Key)).toContain(Key);
      await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
      expect((await failureOf(head(Key))).status).toBe(404);
    },
  );
});

describe('what is not emulated', () => {
  it('is refused instead of being answered as if it had taken effect', async () => {
    await put('tagged', 'x');

    const tagging = s3.send(
      new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }),
    );

    expect(await failureOf(tagging)).toEqual({ name: 'NotImplemented', status: 501 });
    expect(await text('tagged')).toBe('x');
    expect(await failureOf(put('acl', 'x', { ACL: 'public-read' }))).toEqual({
      name: 'NotImplemented',
      status: 501,
    });
    expect((await failureOf(head('tagged', { VersionId: 'v1' }))).status).toBe(501);
  });

  it('includes a body that does not match its checksum', async () => {
    const wrong = put('damaged', 'x', { ChecksumSHA256: createHash('sha256').update('y').digest('base64') });

    expect(await failureOf(wrong)).toEqual({ name: 'BadDigest', status: 400 });
  });
});
