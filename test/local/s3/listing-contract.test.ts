import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectsCommand,
  type ListObjectsCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, fixtureForFile } from '../fixture-cloud.ts';

let s3: ReturnType<typeof clientsOf>['s3'];
const Bucket = 'site';

fixtureForFile({}, (cloud) => {
  s3 = clientsOf(cloud).s3;
});

/** As in a form, which is how S3 encodes. */
const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

async function list(parameters: object): Promise<{ keys: string[]; prefixes: string[]; pages: number }> {
  const keys: string[] = [];
  const prefixes: string[] = [];
  let pages = 0;
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, ...parameters })) {
    pages++;
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    prefixes.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
  }
  return { keys, prefixes, pages };
}

describe('listing', () => {
  beforeAll(async () => {
    const names = ['a/1', 'a/2', 'a/3', 'b', 'c/1', 'c/2', 'd', 'Z', 'é', '\u{ff5e}', '\u{1f5de}'];
    for (const name of names) await s3.send(new PutObjectCommand({ Bucket, Key: `l/${name}`, Body: 'x' }));
  });

  it('is in the order of UTF-8 bytes', async () => {
    const { keys } = await list({ Prefix: 'l/' });

    const bytes = keys.map((key) => Buffer.from(key));
    expect(bytes).toEqual([...bytes].sort(Buffer.compare));
    expect(keys).toHaveLength(11);
  });

  it('pages through everything once, whatever the size of a page', async () => {
    const whole = await list({ Prefix: 'l/' });

    const paged = await list({ Prefix: 'l/', MaxKeys: 2 });

    expect(paged.keys).toEqual(whole.keys);
    expect(paged.pages).toBe(6);
  });

  it('names each common prefix once, on one page or many', async () => {
    for (const MaxKeys of [1, 2, 1000]) {
      const { keys, prefixes } = await list({ Prefix: 'l/', Delimiter: '/', MaxKeys });

      expect(prefixes).toEqual(['l/a/', 'l/c/']);
      expect(keys).toHaveLength(6);
    }
  });

  it('of version 1 pages by markers, with names that are encoded in addresses', async () => {
    const prefix = 'v1 +é/';
    const names = ['a+b.md', 'a b.md', 'c d/e.md', 'c d/f.md', 'g%20.md', 'ü/h.md'].map(
      (name) => prefix + name,
    );
    for (const Key of names) await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const whole = await list({ Prefix: prefix, Delimiter: '/' });

    const seen: string[] = [];
    let Marker: string | undefined = '';
    while (Marker !== undefined) {
      const page: ListObjectsCommandOutput = await s3.send(
        new ListObjectsCommand({
          Bucket,
          Prefix: prefix,
          Delimiter: '/',
          MaxKeys: 1,
          Marker,
          EncodingType: 'url',
        }),
      );
      const found = [...(page.Contents ?? []), ...(page.CommonPrefixes ?? [])] as {
        Key?: string;
        Prefix?: string;
      }[];
      seen.push(...found.map(({ Key, Prefix }) => decoded(Key ?? Prefix ?? '')));
      Marker = page.IsTruncated ? decoded(page.NextMarker ?? '') : undefined;
    }

    expect(seen).toHaveLength(5);
    expect([...seen].sort()).toEqual([...whole.keys, ...whole.prefixes].sort());
  });

  it('starts after a key', async () => {
    const { keys } = await list({ Prefix: 'l/a', StartAfter: 'l/a/1' });

    expect(keys).toEqual(['l/a/2', 'l/a/3']);
  });
});

describe('an upload in parts', () => {
  it('becomes one object with the ETag that S3 gives it', async () => {
    const Key = 'parts';
    const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('the end')];
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const uploaded = [];
    for (const [index, Body] of parts.entries()) {
      const PartNumber = index + 1;
      const part = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      uploaded.push({ PartNumber, ETag: part.ETag });
    }

    const { ETag } = await s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: uploaded } }),
    );

    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=-8' }));
    expect(await Body?.transformToString()).toBe('athe end');
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  });
});
