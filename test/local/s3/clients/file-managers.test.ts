import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, type FixtureCloud, startFixture, withoutConsumers } from '../../fixture-cloud.ts';
import { rawRequest } from '../raw-request.ts';
import { keysUnder } from './files.ts';

/** What s3fs and Cyberduck send, so that their ways are tested where they are not installed. */

let cloud: FixtureCloud;
let s3: ReturnType<typeof clientsOf>['s3'];

beforeAll(async () => {
  cloud = await startFixture({ transformTemplate: withoutConsumers });
  s3 = clientsOf(cloud).s3;
});
afterAll(() => cloud.dispose());

/** s3fs keeps what a file system knows in metadata, and sends its default ACL. */
const S3FS = {
  'x-amz-acl': 'private',
  'x-amz-meta-gid': '1000',
  'x-amz-meta-mode': '33188',
  'x-amz-meta-mtime': '1795900172',
  'x-amz-meta-uid': '1000',
};
const CYBERDUCK = {
  'x-amz-request-payer': 'requester',
  'x-amz-storage-class': 'STANDARD',
  'x-amz-server-side-encryption': 'AES256',
  expect: '100-continue',
};
const FOLDER = { 'content-type': 'application/x-directory' };

const put = (target: string, headers: Record<string, string>, body = '') =>
  rawRequest(cloud, 'PUT', `/uploads/${target}`, { headers, body });
const head = (target: string) => rawRequest(cloud, 'HEAD', `/uploads/${target}`);
const remove = (target: string) => rawRequest(cloud, 'DELETE', `/uploads/${target}`);
const copy = (from: string, to: string, headers: Record<string, string>) =>
  put(to, { 'x-amz-copy-source': `/uploads/${from}`, ...headers });
const events = () => cloud.messagesIn(cloud.outputs.IntakeQueueUrl as string).join('\n');

describe('a folder', () => {
  it.each([
    ['s3fs', S3FS],
    ['Cyberduck', CYBERDUCK],
  ])(
    'as %s makes it is an empty object whose key ends with a slash, beside a file of the same name',
    async (name, headers) => {
      const key = `folders/${name}`;
      expect((await put(`${key}/`, { ...headers, ...FOLDER })).status).toBe(200);
      expect((await put(key, headers, 'a file')).status).toBe(200);
      expect((await put(`${key}/a.md`, headers, 'a')).status).toBe(200);

      expect(await keysUnder(s3, key)).toEqual([key, `${key}/`, `${key}/a.md`]);
      const folder = await head(`${key}/`);
      expect(folder.headers).toMatchObject({ ...FOLDER, 'content-length': '0' });
      const { text } = await rawRequest(cloud, 'GET', `/uploads?prefix=folders/${name}/&delimiter=/`);
      expect(text).toContain(`<Key>${key}/</Key>`);
      expect(text).not.toContain('<CommonPrefixes>');
      const above = await rawRequest(cloud, 'GET', '/uploads?prefix=folders/&delimiter=/');
      expect(above.text).toContain(`<CommonPrefixes><Prefix>${key}/</Prefix></CommonPrefixes>`);
    },
  );

  it('that is renamed takes its marker and its files along, by copies and deletions', async () => {
    for (const key of ['ways/old/', 'ways/old/a%20b.md']) await put(key, { ...S3FS, ...FOLDER });
    for (const name of ['', 'a%20b.md']) {
      const copied = await copy(`ways/old/${name}`, `ways/new/${name}`, {
        ...S3FS,
        'x-amz-metadata-directive': 'REPLACE',
      });
      expect(copied.status).toBe(200);
      expect((await remove(`ways/old/${name}`)).status).toBe(204);
    }

    expect(await keysUnder(s3, 'ways/')).toEqual(['ways/new/', 'ways/new/a b.md']);
  });
});

describe('a file', () => {
  it('gets another time by a copy onto itself that replaces its metadata', async () => {
    await put('articles/touched.md', { ...S3FS, 'content-type': 'text/markdown' }, 'text');

    const touched = await copy('articles/touched.md', 'articles/touched.md', {
      ...S3FS,
      'content-type': 'text/markdown',
      'x-amz-meta-mtime': '1800000000',
      'x-amz-metadata-directive': 'REPLACE',
    });

    expect(touched.status).toBe(200);
    expect((await head('articles/touched.md')).headers).toMatchObject({
      'content-type': 'text/markdown',
      'x-amz-meta-mtime': '1800000000',
      etag: `"${createHash('md5').update('text').digest('hex')}"`,
    });
    expect(events()).toContain('ObjectCreated:Copy');
  });

  it('is not copied onto itself without a change', async () => {
    await put('articles/same.md', S3FS, 'text');

    expect(await copy('articles/same.md', 'articles/same.md', S3FS)).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
  });

  it('is renamed by a copy and a deletion, and read with its new name', async () => {
    const body = 'text';
    const md5 = createHash('md5').update(body).digest('base64');
    await put('articles/caf%C3%A9%20%2B%20bar.md', { ...CYBERDUCK, 'content-md5': md5 }, body);

    await copy('articles/caf%C3%A9%20%2B%20bar.md', 'articles/100%25.md', CYBERDUCK);
    await remove('articles/caf%C3%A9%20%2B%20bar.md');

    expect((await rawRequest(cloud, 'GET', '/uploads/articles/100%25.md')).text).toBe(body);
    expect((await head('articles/caf%C3%A9%20%2B%20bar.md')).status).toBe(404);
  });

  it('that is large is put and renamed in parts, with its metadata', async () => {
    const create = async (key: string) => {
      const { text } = await rawRequest(cloud, 'POST', `/uploads/${key}?uploads`, { headers: S3FS });
      return text.match(/<UploadId>([^<]*)</)?.[1] as string;
    };
    const complete = (key: string, uploadId: string, etag: string | undefined) =>
      rawRequest(cloud, 'POST', `/uploads/${key}?uploadId=${uploadId}`, {
        body: `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`,
      });
    const first = await create('media/a.bin');
    const part = await put(`media/a.bin?partNumber=1&uploadId=${first}`, {}, 'part');
    expect((await complete('media/a.bin', first, part.headers.etag)).status).toBe(200);
    const second = await create('media/b.bin');
    const copied = await copy('media/a.bin', `media/b.bin?partNumber=1&uploadId=${second}`, {
      'x-amz-copy-source-range': 'bytes=0-3',
    });
    const etag = copied.text.match(/<ETag>&quot;(\w+)&quot;</)?.[1];
    expect((await complete('media/b.bin', second, etag)).status).toBe(200);
    await remove('media/a.bin');

    const read = await rawRequest(cloud, 'GET', '/uploads/media/b.bin');
    expect(read.text).toBe('part');
    expect(read.headers['x-amz-meta-mtime']).toBe(S3FS['x-amz-meta-mtime']);
  });
});

describe('what Cyberduck asks of a bucket', () => {
  it.each([
    'versioning',
    'uploads',
    'location',
    'list-type=2&delimiter=%2F&encoding-type=url&fetch-owner=true',
  ])('%s is answered', async (query) => {
    expect((await rawRequest(cloud, 'GET', `/uploads?${query}`)).status).toBe(200);
  });
});
