import { mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeChecksum } from '../../../../local/s3/checksums.ts';
import { awsCli, isAwsCliMissing } from '../../../support/aws-cli.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { type FixtureCloud, startFixture, withoutConsumers } from '../../fixture-cloud.ts';

let cloud: FixtureCloud;
let folder: string;
let aws: ReturnType<typeof awsCli>;

const keys = async (): Promise<string[]> =>
  (await aws('s3', 'ls', '--recursive', 's3://uploads/'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(31));

describe.skipIf(isAwsCliMissing)('the real AWS CLI (skipped where there is none)', () => {
  beforeAll(async () => {
    cloud = await startFixture({ transformTemplate: withoutConsumers });
    folder = await temporaryFolder();
    aws = awsCli(cloud.awsEndpoint, folder);
    await mkdir(join(folder, 'up/world'), { recursive: true });
    await writeFile(join(folder, 'up/world/a.md'), 'a');
    await writeFile(join(folder, 'up/world/ñ+é b%20.md'), 'odd');
  });
  afterAll(async () => {
    await cloud.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('copies, syncs, moves and removes', async () => {
    await aws('s3', 'sync', 'up', 's3://uploads/articles', '--delete');
    expect(await keys()).toEqual(['articles/world/a.md', 'articles/world/ñ+é b%20.md']);

    expect(await aws('s3', 'sync', 'up', 's3://uploads/articles', '--delete')).toBe('');

    await unlink(join(folder, 'up/world/a.md'));
    await aws('s3', 'sync', 'up', 's3://uploads/articles', '--delete');
    await aws('s3', 'mv', 's3://uploads/articles/world/ñ+é b%20.md', 's3://uploads/articles/b.md');
    expect(await keys()).toEqual(['articles/b.md']);

    await aws('s3', 'rm', '--recursive', 's3://uploads/articles');
    expect(await keys()).toEqual([]);
  });

  it('sends a checksum by default, or the one that it is asked for, and checks it when it downloads', async () => {
    await writeFile(join(folder, 'sum.md'), 'sum');
    const object = ['--bucket', 'uploads', '--key', 'sum.md'];
    const told = async (): Promise<Record<string, string>> =>
      JSON.parse(await aws('s3api', 'head-object', ...object, '--checksum-mode', 'ENABLED'));

    await aws('s3', 'cp', 'sum.md', 's3://uploads/sum.md', '--acl', 'bucket-owner-full-control');
    const byDefault = await told();
    await aws('s3api', 'put-object', ...object, '--body', 'sum.md', '--checksum-algorithm', 'SHA256');
    const asked = await told();
    await aws('s3', 'cp', 's3://uploads/sum.md', 'sum-back.md');

    // CRC32 up to version 1, CRC64NVME in version 2.
    const { ChecksumCRC32, ChecksumCRC64NVME, ChecksumType } = byDefault;
    const body = [Buffer.from('sum')];
    expect(ChecksumType).toBe('FULL_OBJECT');
    expect([computeChecksum('CRC32', body), computeChecksum('CRC64NVME', body)]).toContain(
      ChecksumCRC64NVME ?? ChecksumCRC32,
    );
    expect(asked.ChecksumSHA256).toBe(computeChecksum('SHA256', body));
    expect(await readFile(join(folder, 'sum-back.md'), 'utf8')).toBe('sum');
  });

  it('reads by a presigned address', async () => {
    await writeFile(join(folder, 'shared.md'), 'shared');
    await aws('s3', 'cp', 'shared.md', 's3://uploads/a b+c.md');

    const address = await aws('s3', 'presign', 's3://uploads/a b+c.md');

    expect(await (await fetch(address.trim())).text()).toBe('shared');
  });

  it('uploads, moves and downloads in parts what is large', async () => {
    const body = Buffer.alloc(9_000_000, 'broadsheet ');
    await writeFile(join(folder, 'large.bin'), body);

    await aws('s3', 'cp', 'large.bin', 's3://uploads/articles/large.bin');
    await aws('s3', 'mv', 's3://uploads/articles/large.bin', 's3://uploads/articles/moved.bin');
    await aws('s3', 'cp', 's3://uploads/articles/moved.bin', 'back.bin');

    expect((await readFile(join(folder, 'back.bin'))).equals(body)).toBe(true);
    const events = cloud.messagesIn(cloud.outputs.IntakeQueueUrl as string).join();
    expect(events).toContain('ObjectCreated:CompleteMultipartUpload');
  });

  it('finds queues in whatever region it is set to', async () => {
    const { QueueUrl } = JSON.parse(await aws('sqs', 'get-queue-url', '--queue-name', 'JobsQueue'));

    expect(QueueUrl).toBe(cloud.outputs.JobsQueueUrl);
  });
});
