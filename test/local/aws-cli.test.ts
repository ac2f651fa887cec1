import { mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsCli, isAwsCliMissing } from '../support/aws-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type FixtureCloud, startFixture, withoutConsumers } from './fixture-cloud.ts';

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
