import { rm } from 'node:fs/promises';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalCloud } from '../../local/cloud.ts';
import { DataInUseError } from '../../local/data/data-lock.ts';
import type { Template } from '../../local/template/assembly.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { clientsOf, fixtureForTest, startFixture, withoutConsumers } from './fixture-cloud.ts';

describe('the data of a local cloud', () => {
  it('is all there at the next start, and what was in flight is visible at once', async () => {
    const first = await startFixture({ transformTemplate: withoutConsumers });
    const { s3, sqs, dynamo } = clientsOf(first);
    const QueueUrl = first.outputs.JobsQueueUrl as string;
    const Metadata = { note: 'kept' };
    await s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'k', Body: 'v', Metadata }));
    const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
    await dynamo.send(new PutItemCommand({ TableName: 'IndexTable', Item: { ...Key, n: { N: '1' } } }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in flight' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'waiting' }));
    await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 600 }));
    await first.kill();

    const second = await fixtureForTest({
      dataDir: first.dataDir,
      transformTemplate: withoutConsumers,
    });
    const after = clientsOf(second);
    const object = await after.s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'k' }));
    const { Item } = await after.dynamo.send(new GetItemCommand({ TableName: 'IndexTable', Key }));
    const { Messages } = await after.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: second.outputs.JobsQueueUrl as string,
        MaxNumberOfMessages: 10,
      }),
    );

    expect(await object.Body?.transformToString()).toBe('v');
    expect(object.Metadata).toEqual({ note: 'kept' });
    expect(Item?.n).toEqual({ N: '1' });
    expect(Messages?.map(({ Body }) => Body).sort()).toEqual(['in flight', 'waiting']);
  });

  it('counts no message as received that was in flight when its cloud was killed', async () => {
    const { dataDir, ...first } = await startFixture({ transformTemplate: withoutConsumers });
    const QueueUrl = first.outputs.JobsQueueUrl as string;
    await clientsOf(first).sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in flight' }));
    const receive = async (cloud: LocalCloud) => {
      const QueueUrl = cloud.outputs.JobsQueueUrl as string;
      const ask = { QueueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount' as const] };
      const { Messages } = await clientsOf(cloud).sqs.send(new ReceiveMessageCommand(ask));
      return Messages?.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount]);
    };
    await receive(first);
    await first.kill();

    const second = await fixtureForTest({ dataDir, transformTemplate: withoutConsumers });

    expect(await receive(second)).toEqual([['in flight', '1']]);
  });

  it('belongs to one local cloud at a time', async () => {
    const { dataDir } = await fixtureForTest();

    await expect(startFixture({ dataDir })).rejects.toThrow(DataInUseError);
    await expect(startFixture({ dataDir })).rejects.toThrow(`process ${process.pid}`);
  });

  it('is free again after a start that failed', async () => {
    const dataDir = await temporaryFolder();
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const broken = (template: Template): Template => ({ ...template, Unknown: {} });

    await expect(startFixture({ dataDir, transformTemplate: broken })).rejects.toThrow('Unknown');

    await expect(fixtureForTest({ dataDir })).resolves.toBeDefined();
  });
});
