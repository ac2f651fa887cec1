import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKSUM_ALGORITHMS, checksumHeader, computeChecksum } from '../../../local/s3/checksums.ts';
import { clientsOf, type FixtureCloud, startFixture } from '../fixture-cloud.ts';
import { inChunks, type RawAnswer, rawRequest } from './raw-request.ts';

let cloud: FixtureCloud;
let s3: ReturnType<typeof clientsOf>['s3'];
const Bucket = 'site';
const BODY = Buffer.from('The ferry is late again.\n');

const put = (headers: Record<string, string | undefined>, body: string | Buffer = BODY): Promise<RawAnswer> =>
  rawRequest(cloud, 'PUT', '/site/sum', { headers, body });
const head = (mode = 'ENABLED'): Promise<RawAnswer> =>
  rawRequest(cloud, 'HEAD', '/site/sum', { headers: { 'x-amz-checksum-mode': mode } });
const checksumsOf = ({ headers }: RawAnswer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-checksum')));

beforeAll(async () => {
  cloud = await startFixture();
  s3 = clientsOf(cloud).s3;
});
afterAll(() => cloud.dispose());

describe.each(CHECKSUM_ALGORITHMS)('%s', (algorithm) => {
  const name = checksumHeader(algorithm);
  const right = computeChecksum(algorithm, [BODY]);
  const wrong = computeChecksum(algorithm, [Buffer.from('other')]);
  const told = { [name]: right, 'x-amz-checksum-type': 'FULL_OBJECT' };

  it('in a header is verified, stored and told', async () => {
    const answer = await put({ [name]: right, 'x-amz-sdk-checksum-algorithm': algorithm });

    expect(answer.status).toBe(200);
    expect(checksumsOf(answer)).toEqual(told);
    expect(checksumsOf(await head())).toEqual(told);
    expect(checksumsOf(await head(''))).toEqual({});
  });

  it('in a trailer is verified, stored and told, and the encoding is not stored', async () => {
    const { headers, body } = inChunks(BODY, { [name]: right });
    const answer = await put({ ...headers, 'content-encoding': 'gzip,aws-chunked' }, body);

    expect(checksumsOf(answer)).toEqual(told);
    const stored = await head();
    expect(checksumsOf(stored)).toEqual(told);
    expect(stored.headers['content-encoding']).toBe('gzip');
    expect(stored.headers['content-length']).toBe(String(BODY.length));
  });

  it('is refused if it is wrong, wherever it stands, and nothing is stored', async () => {
    await put({}, 'before');
    const inTrailer = inChunks(BODY, { [name]: wrong });

    expect(await put({ [name]: wrong })).toMatchObject({ status: 400, code: 'BadDigest' });
    expect(await put(inTrailer.headers, inTrailer.body)).toMatchObject({ status: 400, code: 'BadDigest' });
    expect((await head()).headers['content-length']).toBe('6');
  });

  it('is refused if it is not Base64 of the right length', async () => {
    const answer = await put({ [name]: 'bad' });

    expect(answer).toMatchObject({ status: 400, code: 'InvalidRequest' });
    expect(answer.text).toContain(`Value for ${name} header is invalid.`);
  });

  it('is what the JavaScript SDK sends, for a text and for a stream', async () => {
    const ContentLength = BODY.length;
    for (const Body of [BODY, Readable.from([BODY.subarray(0, 9), BODY.subarray(9)])]) {
      await s3.send(
        new PutObjectCommand({ Bucket, Key: 'sum', Body, ContentLength, ChecksumAlgorithm: algorithm }),
      );

      expect(checksumsOf(await head())).toEqual(told);
      // The SDK checks what it gets against the checksum that comes with it.
      const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'sum', ChecksumMode: 'ENABLED' }));
      expect(await got.Body?.transformToString()).toBe(String(BODY));
    }
  });
});

describe('an upload', () => {
  it.each<[string, Record<string, string>, number, string]>([
    [
      'with two checksums',
      { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' },
      400,
      'InvalidRequest',
    ],
    [
      'that names a checksum and has none',
      { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
      400,
      'InvalidRequest',
    ],
    [
      'that names another checksum than it has',
      { 'x-amz-sdk-checksum-algorithm': 'SHA1', 'x-amz-checksum-crc32': computeChecksum('CRC32', [BODY]) },
      400,
      'InvalidRequest',
    ],
    [
      'that announces a trailer and has none',
      { 'x-amz-trailer': 'x-amz-checksum-crc32' },
      400,
      'MalformedTrailerError',
    ],
    ['with a trailer that is no checksum', { 'x-amz-trailer': 'x-amz-meta-a' }, 400, 'InvalidRequest'],
    [
      'with a checksum that is not emulated',
      { 'x-amz-checksum-xxhash3': 'AAAAAAAAAAA=' },
      501,
      'NotImplemented',
    ],
    [
      'with a trailer that is not emulated',
      { 'x-amz-trailer': 'x-amz-checksum-sha512' },
      501,
      'NotImplemented',
    ],
    ['with another MD5', { 'content-md5': createHash('md5').update('x').digest('base64') }, 400, 'BadDigest'],
    ['with an MD5 that is none', { 'content-md5': 'bad' }, 400, 'InvalidDigest'],
    [
      'signed with another digest',
      { 'x-amz-content-sha256': '0'.repeat(64) },
      400,
      'XAmzContentSHA256Mismatch',
    ],
  ])('%s is refused as S3 refuses it', async (_, headers, status, code) => {
    expect(await put(headers)).toMatchObject({ status, code });
  });

  it.each<[string, (sent: string) => string, Record<string, string | undefined>, number, string]>([
    ['is cut off', (sent) => sent.slice(0, 20), {}, 400, 'IncompleteBody'],
    ['has a size that is no number', (sent) => `-${sent}`, {}, 400, 'IncompleteBody'],
    [
      'has another length than it says',
      (sent) => sent,
      { 'x-amz-decoded-content-length': '9' },
      400,
      'IncompleteBody',
    ],
    [
      'does not say its length',
      (sent) => sent,
      { 'x-amz-decoded-content-length': undefined },
      411,
      'MissingContentLength',
    ],
    [
      'has a trailer that it did not announce',
      (sent) => sent,
      { 'x-amz-trailer': '' },
      400,
      'MalformedTrailerError',
    ],
  ])('in chunks that %s is refused', async (_, change, headers, status, code) => {
    const sent = inChunks(BODY, { 'x-amz-checksum-crc32': computeChecksum('CRC32', [BODY]) });

    const answer = await put({ ...sent.headers, ...headers }, change(sent.body.toString()));

    expect(answer).toMatchObject({ status, code });
  });

  it('with signed chunks and trailers is read, also if only the digest names the encoding', async () => {
    const crc32 = computeChecksum('CRC32', [Buffer.from('0123456789')]);
    const signed = [
      'a;chunk-signature=00\r\n0123456789\r\n0;chunk-signature=00',
      `x-amz-checksum-crc32:${crc32}\r\nx-amz-trailer-signature:00\r\n\r\n`,
    ].join('\r\n');
    const headers = {
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '10',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };

    expect((await put(headers, signed)).status).toBe(200);
    expect((await head()).headers['content-length']).toBe('10');
  });

  it('without a checksum gets CRC64NVME', async () => {
    const expected = {
      'x-amz-checksum-crc64nvme': computeChecksum('CRC64NVME', [BODY]),
      'x-amz-checksum-type': 'FULL_OBJECT',
    };

    expect(checksumsOf(await put({}))).toEqual(expected);
    expect(checksumsOf(await head())).toEqual(expected);
  });

  it('by a presigned address may have its checksum there', async () => {
    const right = encodeURIComponent(computeChecksum('CRC32', [BODY]));
    const query = (value: string) =>
      `/site/sum?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=me%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=0&x-amz-checksum-crc32=${value}&x-amz-sdk-checksum-algorithm=CRC32`;
    const presigned = (value: string) => rawRequest(cloud, 'PUT', query(value), { body: BODY });

    expect((await presigned(right)).status).toBe(200);
    expect(await presigned('AAAAAA%3D%3D')).toMatchObject({ status: 400, code: 'BadDigest' });
  });
});

describe('a copy', () => {
  it('has the checksum of its source, or the one that is asked for', async () => {
    await put({ 'x-amz-checksum-sha1': computeChecksum('SHA1', [BODY]) });
    const CopySource = `${Bucket}/sum`;

    const same = await s3.send(new CopyObjectCommand({ Bucket, Key: 'same', CopySource }));
    const asked = await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'asked',
        CopySource,
        ChecksumAlgorithm: ChecksumAlgorithm.CRC32C,
      }),
    );

    expect(same.CopyObjectResult?.ChecksumSHA1).toBe(computeChecksum('SHA1', [BODY]));
    expect(asked.CopyObjectResult?.ChecksumCRC32C).toBe(computeChecksum('CRC32C', [BODY]));
    const stored = await s3.send(new HeadObjectCommand({ Bucket, Key: 'asked', ChecksumMode: 'ENABLED' }));
    expect(stored.ChecksumCRC32C).toBe(computeChecksum('CRC32C', [BODY]));
  });
});

describe('a deletion of several objects', () => {
  const body = '<Delete><Object><Key>sum</Key></Object></Delete>';
  const remove = (headers: Record<string, string>) =>
    rawRequest(cloud, 'POST', '/site?delete', { headers, body });

  it('must have a checksum that is right', async () => {
    await put({});

    expect(await remove({})).toMatchObject({ status: 400, code: 'InvalidRequest' });
    expect(await remove({ 'x-amz-checksum-crc32': 'AAAAAA==' })).toMatchObject({ code: 'BadDigest' });
    expect((await head()).status).toBe(200);
    const md5 = createHash('md5').update(body).digest('base64');
    expect((await remove({ 'content-md5': md5 })).status).toBe(200);
    expect((await head()).status).toBe(404);
  });
});
