import {
  type ChecksumType,
  type CompletedPart,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChecksumAlgorithm, computeChecksum } from '../../../local/s3/checksums.ts';
import { failureOf } from '../../support/failure-of.ts';
import { clientsOf, type FixtureCloud, startFixture } from '../fixture-cloud.ts';
import { bare, Multipart, TARGET } from './multipart.ts';
import { rawRequest } from './raw-request.ts';

/** One small part is enough here: the last may be smaller than 5 MiB. */
const BODY = Buffer.from('the end');

let cloud: FixtureCloud;
let s3: ReturnType<typeof clientsOf>['s3'];
let multipart: Multipart;

beforeAll(async () => {
  cloud = await startFixture();
  s3 = clientsOf(cloud).s3;
  multipart = new Multipart(s3, [BODY]);
});
afterAll(() => cloud.dispose());

describe('creating an upload', () => {
  it.each([
    ['CRC64NVME', 'COMPOSITE', 'InvalidRequest'],
    ['SHA256', 'FULL_OBJECT', 'InvalidRequest'],
    ['CRC32', 'NEITHER', 'InvalidRequest'],
    [undefined, 'FULL_OBJECT', 'InvalidRequest'],
    ['XXHASH3', undefined, 'NotImplemented'],
  ])('with %s of the type %s is refused', async (ChecksumAlgorithm, ChecksumType, name) => {
    const input = { ...TARGET, ChecksumAlgorithm, ChecksumType } as never;

    expect((await failureOf(s3.send(new CreateMultipartUploadCommand(input)))).name).toBe(name);
  });
});

describe('completing an upload', () => {
  const sha = (text: string) => computeChecksum('SHA256', [Buffer.from(text)]);
  const crc = (text: string) => computeChecksum('CRC32', [Buffer.from(text)]);

  it.each<
    [
      string,
      ChecksumAlgorithm | undefined,
      ChecksumType | undefined,
      (parts: CompletedPart[]) => CompletedPart[],
      object,
      string,
    ]
  >([
    ['a part without its checksum', 'SHA256', undefined, bare, {}, 'InvalidRequest'],
    [
      "another checksum than the part's",
      'SHA256',
      undefined,
      (parts) => parts.map((part) => ({ ...part, ChecksumSHA256: sha('other') })),
      {},
      'InvalidPart',
    ],
    [
      'a checksum of another kind',
      'SHA256',
      undefined,
      (parts) => parts.map((part) => ({ ...part, ChecksumCRC32: crc('x') })),
      {},
      'InvalidPart',
    ],
    [
      'a part with a checksum that was not agreed on',
      undefined,
      undefined,
      (parts) => parts,
      {},
      'InvalidPart',
    ],
    [
      'a part that was not uploaded',
      'CRC64NVME',
      undefined,
      (parts) => [...parts, { PartNumber: 9, ETag: '"a"' }],
      {},
      'InvalidPart',
    ],
    [
      'a wrong checksum of the whole',
      'CRC32',
      'FULL_OBJECT',
      bare,
      { ChecksumCRC32: crc('other') },
      'BadDigest',
    ],
    [
      'a wrong composite',
      'CRC32',
      'COMPOSITE',
      (parts) => parts,
      { ChecksumCRC32: crc('other') },
      'BadDigest',
    ],
    ['a wrong CRC64NVME', 'CRC64NVME', undefined, bare, { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }, 'BadDigest'],
    [
      'the checksum of another algorithm',
      'CRC64NVME',
      undefined,
      bare,
      { ChecksumCRC32: crc('the end') },
      'InvalidRequest',
    ],
    [
      'another type',
      'CRC32',
      'COMPOSITE',
      (parts) => parts,
      { ChecksumType: 'FULL_OBJECT' },
      'InvalidRequest',
    ],
    ['another size', 'CRC64NVME', undefined, bare, { MpuObjectSize: 9 }, 'InvalidRequest'],
  ])('with %s is refused, and can be tried again', async (_, algorithm, type, change, more, name) => {
    const UploadId = await multipart.create(algorithm, type);
    const parts = await multipart.upload(UploadId, {
      ChecksumAlgorithm: algorithm ?? 'CRC32',
    });

    expect(await failureOf(multipart.complete(UploadId, change(parts), more))).toEqual({ name, status: 400 });
    const right = algorithm === undefined ? bare(parts) : parts;
    const size = { MpuObjectSize: BODY.length };
    expect((await multipart.complete(UploadId, right, size)).ETag).toMatch(/-1"$/);
  });

  it('under another key than it was created with is refused', async () => {
    const UploadId = await multipart.create();
    const parts = await multipart.upload(UploadId);

    expect(await failureOf(multipart.complete(UploadId, bare(parts), { Key: 'other' }))).toEqual({
      name: 'NoSuchUpload',
      status: 404,
    });
  });
});

describe('a part', () => {
  it('with a checksum of another algorithm than its upload is refused', async () => {
    const UploadId = await multipart.create('SHA256');

    const part = s3.send(new UploadPartCommand({ ...TARGET, UploadId, PartNumber: 1, Body: 'x' }));

    expect(await failureOf(part)).toEqual({ name: 'InvalidRequest', status: 400 });
  });

  it.each<[ChecksumType, number]>([
    ['COMPOSITE', 400],
    ['FULL_OBJECT', 200],
  ])('without a checksum of the type %s is answered %i', async (type, status) => {
    const UploadId = await multipart.create('CRC32C', type);

    const answer = await rawRequest(
      cloud,
      'PUT',
      `/${TARGET.Bucket}/${TARGET.Key}?partNumber=1&uploadId=${UploadId}`,
      { body: 'x' },
    );

    expect(answer.status).toBe(status);
  });
});
