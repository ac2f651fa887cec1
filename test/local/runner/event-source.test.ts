import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { clientsOf, type FixtureCloud, fixtureForTest, startFixture } from '../fixture-cloud.ts';

let cloud: FixtureCloud;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  process.env.BROADSHEET_TEST_SECRET = 'of this process';
  cloud = await startFixture({ publicUrl: 'https://news.example/' });
  clients = clientsOf(cloud);
});
afterAll(() => cloud.dispose());

const upload = (Key: string, Body: string, { s3 } = clients) =>
  s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: `articles/${Key}`, Body }));
const receipt = async (name: string): Promise<{ env: Record<string, string>; remaining: number }> => {
  const Key = `receipts/articles/${name}.json`;
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'uploads', Key }));
  return JSON.parse((await Body?.transformToString()) ?? '');
};

describe('an upload', () => {
  it('goes through both functions, each under its role, and leaves empty queues', async () => {
    await upload('whole.md', 'text');

    await cloud.whenIdle();

    const copied = await clients.s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'articles/whole.md' }));
    expect(await copied.Body?.transformToString()).toBe('text');
    const Key = { pk: { S: 'articles/whole.md' }, sk: { S: 'copy' } };
    const { Item } = await clients.dynamo.send(new GetItemCommand({ TableName: 'IndexTable', Key }));
    expect(Item).toEqual(Key);
    const told = cloud.logs.filter(({ fields }) => fields.key === 'articles/whole.md');
    expect(told.map(({ source, message }) => [source, message])).toEqual([
      ['s3', 'uploaded'],
      ['IntakeFunction', 'ingested'],
    ]);
  });

  it('is one of many in a batch when many come at once', async () => {
    cloud.requests.reset();

    await Promise.all(Array.from({ length: 40 }, (_, index) => upload(`many/${index}.md`, 'text')));
    await cloud.whenIdle();

    const { KeyCount } = await clients.s3.send(
      new ListObjectsV2Command({ Bucket: 'site', Prefix: 'articles/many/' }),
    );
    expect(KeyCount).toBe(40);
    expect(cloud.requests.count({ action: 'DeleteMessageBatch', role: 'IntakeRole' })).toBeLessThan(40);
  });
});

describe('a function', () => {
  it('has the environment of the template and of Lambda, and nothing of this process', async () => {
    await upload('env.md', 'text');
    await cloud.whenIdle();

    const { env, remaining } = await receipt('env.md');

    expect(env).toMatchObject({
      UPLOADS_BUCKET: 'uploads',
      JOBS_QUEUE_URL: cloud.outputs.JobsQueueUrl,
      DISTRIBUTION_DOMAIN: cloud.siteUrl.replace('http://', ''),
      PUBLIC_URL: 'https://news.example/',
      AWS_ENDPOINT_URL: cloud.awsEndpoint,
      AWS_ACCESS_KEY_ID: 'IntakeRole',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'IntakeFunction',
    });
    expect(env).not.toHaveProperty('BROADSHEET_TEST_SECRET');
    expect(env).not.toHaveProperty('PATH');
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(10_000);
  });

  it('is refused what its role may not do', async () => {
    const own = await fixtureForTest();

    await upload('forbidden.md', 'forbidden', clientsOf(own));

    await eventually(() =>
      expect(own.logs.map(({ fields }) => fields.error)).toContainEqual(
        expect.stringMatching(/IntakeRole is not authorized to perform: s3:PutObject/),
      ),
    );
  });
});

describe('stopping', () => {
  it('finishes what is in progress and keeps what is not begun', async () => {
    const own = await startFixture();
    const { s3 } = clientsOf(own);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => upload(`stop/${index}.md`, 'text', { ...clients, s3 })),
    );
    await own.stop();
    const again = await fixtureForTest({ dataDir: own.dataDir });

    await again.whenIdle();

    const { KeyCount } = await clientsOf(again).s3.send(
      new ListObjectsV2Command({ Bucket: 'site', Prefix: 'articles/stop/' }),
    );
    expect(KeyCount).toBe(30);
    expect(own.logs.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('without warning loses nothing either', async () => {
    const own = await startFixture();
    const { s3 } = clientsOf(own);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => upload(`kill/${index}.md`, 'text', { ...clients, s3 })),
    );
    await own.kill();
    const again = await fixtureForTest({ dataDir: own.dataDir });

    await again.whenIdle();

    const { KeyCount } = await clientsOf(again).s3.send(
      new ListObjectsV2Command({ Bucket: 'site', Prefix: 'articles/kill/' }),
    );
    expect(KeyCount).toBe(30);
  });
});
