import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  clientsOf,
  type FixtureCloud,
  fixtureForFile,
  fixtureForTest,
  startFixture,
  withoutConsumers,
} from '../fixture-cloud.ts';

interface EventRecord {
  eventName: string;
  s3: { object: { key: string; size?: number; eTag?: string; sequencer: string }; bucket: { name: string } };
}

let cloud: FixtureCloud;
let s3: ReturnType<typeof clientsOf>['s3'];
let seen = 0;
const Bucket = 'uploads';

const allEvents = (from: FixtureCloud): EventRecord[] =>
  from
    .messagesIn(from.outputs.IntakeQueueUrl as string)
    .flatMap((body) => (JSON.parse(body) as { Records?: EventRecord[] }).Records ?? []);
const newEvents = (): EventRecord[] => allEvents(cloud).slice(seen);
const put = (Key: string, client = s3) => client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));

fixtureForFile({ transformTemplate: withoutConsumers }, (started) => {
  cloud = started;
  s3 = clientsOf(cloud).s3;
});
beforeEach(() => {
  seen = allEvents(cloud).length;
});

describe('a notification', () => {
  it('is in the queue as soon as the upload is answered', async () => {
    await put('articles/a.md');

    const [event] = newEvents();
    expect(event?.eventName).toBe('ObjectCreated:Put');
    expect(event?.s3.bucket.name).toBe('uploads');
    expect(event?.s3.object).toMatchObject({
      key: 'articles/a.md',
      size: 1,
      eTag: '9dd4e461268c8034f5c8564e155c67a6',
    });
  });

  it('encodes the key as a form would', async () => {
    await put('articles/ñ a+b%20.xml');

    expect(newEvents()[0]?.s3.object.key).toBe('articles/%C3%B1+a%2Bb%2520.xml');
  });

  it('is sent for copies and removals too; in a versioned bucket a removal is a delete marker', async () => {
    await put('articles/a.md');
    await s3.send(
      new CopyObjectCommand({ Bucket, Key: 'articles/b.md', CopySource: 'uploads/articles/a.md' }),
    );
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'articles/a.md' }));
    const Delete = { Objects: [{ Key: 'articles/b.md' }] };
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));

    expect(newEvents().map(({ eventName }) => eventName)).toEqual([
      'ObjectCreated:Put',
      'ObjectCreated:Copy',
      'ObjectRemoved:DeleteMarkerCreated',
      'ObjectRemoved:DeleteMarkerCreated',
    ]);
  });

  it('is sent only where prefix and suffix fit', async () => {
    for (const key of ['receipts/a.json', 'photos/a.png', 'photos/a.jpg', 'article', 'site.yaml']) {
      await put(key);
    }

    expect(newEvents().map((event) => event.s3.object.key)).toEqual(['photos/a.jpg']);
  });

  it('is not sent for a write whose condition fails', async () => {
    await put('articles/a.md');
    const command = new PutObjectCommand({
      Bucket,
      Key: 'articles/a.md',
      Body: 'y',
      IfNoneMatch: '*',
    });

    await s3.send(command).catch(() => undefined);

    expect(newEvents()).toHaveLength(1);
  });

  it('carries a sequencer that only grows, across restarts too', async () => {
    const first = await startFixture({ transformTemplate: withoutConsumers });
    for (let count = 0; count < 20; count++) await put('articles/a.md', clientsOf(first).s3);
    await first.stop();
    const second = await fixtureForTest({ dataDir: first.dataDir, transformTemplate: withoutConsumers });
    await put('articles/a.md', clientsOf(second).s3);

    const sequencers = allEvents(second).map((event) => event.s3.object.sequencer);

    expect(sequencers).toHaveLength(21);
    expect(new Set(sequencers).size).toBe(21);
    expect(sequencers).toEqual([...sequencers].sort());
  });
});

describe('setting a notification up', () => {
  it('sends one test event, and no other at the next start', async () => {
    const isTest = (body: string) => (JSON.parse(body) as { Event?: string }).Event === 's3:TestEvent';
    const first = await startFixture({ transformTemplate: withoutConsumers });
    await first.stop();

    const second = await fixtureForTest({ dataDir: first.dataDir, transformTemplate: withoutConsumers });

    const messages = second.messagesIn(second.outputs.IntakeQueueUrl as string);
    expect(messages.filter(isTest)).toHaveLength(1);
  });
});
