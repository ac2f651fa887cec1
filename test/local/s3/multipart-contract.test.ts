import {
  type ChecksumType,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChecksumAlgorithm,
  checksumElement,
  compositeChecksum,
  computeChecksum,
} from '../../../local/s3/checksums.ts';
import { failureOf } from '../../support/failure-of.ts';
import { clientsOf, type FixtureCloud, startFixture } from '../fixture-cloud.ts';
import { BODIES, bare, Multipart, TARGET } from './multipart.ts';

let cloud: FixtureCloud;
let s3: ReturnType<typeof clientsOf>['s3'];
let multipart: Multipart;

beforeAll(async () => {
  cloud = await startFixture();
  s3 = clientsOf(cloud).s3;
  multipart = new Multipart(s3);
});
afterAll(() => cloud.dispose());

const CASES: [ChecksumAlgorithm, ChecksumType, ChecksumType | undefined][] = [
  ['CRC32', 'COMPOSITE', undefined],
  ['CRC32', 'FULL_OBJECT', 'FULL_OBJECT'],
  ['CRC32C', 'COMPOSITE', 'COMPOSITE'],
  ['CRC32C', 'FULL_OBJECT', 'FULL_OBJECT'],
  ['CRC64NVME', 'FULL_OBJECT', undefined],
  ['SHA1', 'COMPOSITE', undefined],
  ['SHA256', 'COMPOSITE', 'COMPOSITE'],
];

describe('an upload in parts', () => {
  it.each(CASES)('with %s has a checksum of the type %s', async (algorithm, type, asked) => {
    const UploadId = await multipart.create(algorithm, asked);
    const parts = await multipart.upload(UploadId, { ChecksumAlgorithm: algorithm });
    const field = checksumElement(algorithm);
    const expected =
      type === 'COMPOSITE'
        ? compositeChecksum(
            algorithm,
            BODIES.map((body) => computeChecksum(algorithm, [body])),
          )
        : computeChecksum(algorithm, BODIES);

    const completed = await multipart.complete(UploadId, parts, { ChecksumType: type, [field]: expected });

    expect(completed).toMatchObject({ [field]: expected, ChecksumType: type });
    expect(await multipart.head()).toMatchObject({ [field]: expected, ChecksumType: type });
    const got = await s3.send(new GetObjectCommand({ ...TARGET, ChecksumMode: 'ENABLED' }));
    expect((await got.Body?.transformToByteArray())?.length).toBe(BODIES[0].length + BODIES[1].length);
  });

  it('without a checksum gets CRC64NVME of the whole; those of its parts are verified and forgotten', async () => {
    const UploadId = await multipart.create();
    const parts = await multipart.upload(UploadId);

    const completed = await multipart.complete(UploadId, bare(parts));

    expect(completed.ChecksumCRC64NVME).toBe(computeChecksum('CRC64NVME', BODIES));
    const { ChecksumCRC64NVME, ChecksumCRC32 } = await multipart.head();
    expect(ChecksumCRC64NVME).toBe(completed.ChecksumCRC64NVME);
    expect(ChecksumCRC32).toBeUndefined();
  });

  it('of the type COMPOSITE can be made of parts that S3 copies', async () => {
    await s3.send(new PutObjectCommand({ ...TARGET, Key: 'source', Body: BODIES[0] }));
    const UploadId = await multipart.create('SHA256');

    const { CopyPartResult } = await s3.send(
      new UploadPartCopyCommand({ ...TARGET, UploadId, PartNumber: 1, CopySource: 'site/source' }),
    );
    const { ETag, ChecksumSHA256 } = CopyPartResult ?? {};
    await multipart.complete(UploadId, [{ PartNumber: 1, ETag, ChecksumSHA256 }]);

    const expected = compositeChecksum('SHA256', [computeChecksum('SHA256', [BODIES[0]])]);
    expect((await multipart.head()).ChecksumSHA256).toBe(expected);
  });

  it('keeps its checksum when the local cloud starts again in between', async () => {
    const first = await startFixture();
    const before = clientsOf(first).s3;
    const { UploadId } = await before.send(
      new CreateMultipartUploadCommand({
        ...TARGET,
        ChecksumAlgorithm: 'CRC32',
        ChecksumType: 'FULL_OBJECT',
      }),
    );
    const part = await before.send(new UploadPartCommand({ ...TARGET, UploadId, PartNumber: 1, Body: 'x' }));
    await first.stop();
    const second = await startFixture({ dataDir: first.dataDir });
    const Parts = [{ PartNumber: 1, ETag: part.ETag }];
    await clientsOf(second).s3.send(
      new CompleteMultipartUploadCommand({ ...TARGET, UploadId, MultipartUpload: { Parts } }),
    );
    await second.stop();
    const third = await startFixture({ dataDir: first.dataDir });

    const stored = await clientsOf(third).s3.send(
      new HeadObjectCommand({ ...TARGET, ChecksumMode: 'ENABLED' }),
    );

    expect(stored.ChecksumCRC32).toBe(computeChecksum('CRC32', [Buffer.from('x')]));
    expect(stored.ChecksumType).toBe('FULL_OBJECT');
    await third.dispose();
  });
});

describe('a part', () => {
  it('is downloaded by its number', async () => {
    const UploadId = await multipart.create();
    await multipart.complete(UploadId, bare(await multipart.upload(UploadId)));

    const second = await s3.send(new GetObjectCommand({ ...TARGET, PartNumber: 2 }));

    expect(await second.Body?.transformToString()).toBe('the end');
    expect(second).toMatchObject({ PartsCount: 2, ContentRange: 'bytes 5242880-5242886/5242887' });
    const third = s3.send(new GetObjectCommand({ ...TARGET, PartNumber: 3 }));
    expect(await failureOf(third)).toEqual({ name: 'InvalidPartNumber', status: 416 });
  });
});

describe('what is unfinished', () => {
  it('is listed on pages, with its parts', async () => {
    for (let count = 1; count < 5; count++) await multipart.create();
    const UploadId = await multipart.create('CRC32C');
    const parts = await multipart.upload(UploadId, { ChecksumAlgorithm: 'CRC32C' });

    const listed: (string | undefined)[] = [];
    let more: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
    while (more) {
      const page: ListMultipartUploadsCommandOutput = await s3.send(
        new ListMultipartUploadsCommand({ Bucket: TARGET.Bucket, MaxUploads: 2, ...more }),
      );
      listed.push(...(page.Uploads ?? []).map((upload) => upload.UploadId));
      const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
      more = page.IsTruncated ? { KeyMarker, UploadIdMarker } : undefined;
    }
    const { Parts } = await s3.send(new ListPartsCommand({ ...TARGET, UploadId, PartNumberMarker: '1' }));

    expect(listed).toContain(UploadId);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toHaveLength(5);
    expect(Parts).toMatchObject([{ PartNumber: 2, Size: 7, ChecksumCRC32C: parts[1]?.ChecksumCRC32C }]);
  });
});
