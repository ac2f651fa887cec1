import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { clientsOf, type FixtureCloud, startFixture, withoutConsumers } from '../fixture-cloud.ts';

type Clients = ReturnType<typeof clientsOf>;

let cloud: FixtureCloud;
let intake: Clients;
let copy: Clients;
const Item = { pk: { S: 'a' }, sk: { S: 'b' } };
const TableName = 'IndexTable';

beforeAll(async () => {
  cloud = await startFixture({ transformTemplate: withoutConsumers });
  intake = clientsOf(cloud, 'IntakeRole');
  copy = clientsOf(cloud, 'CopyRole');
  const { s3 } = clientsOf(cloud);
  for (const Key of ['articles/a.md', 'media/a.png']) {
    await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body: 'x' }));
  }
  await s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'a.html', Body: 'x' }));
});
afterAll(() => cloud.dispose());

const uploads = (Key: string) => ({ Bucket: 'uploads', Key });
const site = (Key: string) => ({ Bucket: 'site', Key });
const queue = (name: 'IntakeQueueUrl' | 'JobsQueueUrl') => ({ QueueUrl: cloud.outputs[name] as string });

describe('a role', () => {
  const allowed: [string, () => Promise<unknown>][] = [
    ['read what its policy names', () => intake.s3.send(new GetObjectCommand(uploads('articles/a.md')))],
    ['list', () => intake.s3.send(new ListObjectsV2Command({ Bucket: 'uploads' }))],
    [
      'write below its prefix',
      () => intake.s3.send(new PutObjectCommand({ ...uploads('receipts/x'), Body: 'x' })),
    ],
    ['send', () => intake.sqs.send(new SendMessageCommand({ ...queue('JobsQueueUrl'), MessageBody: 'x' }))],
    [
      'send in batches',
      () => {
        const Entries = [{ Id: '1', MessageBody: 'x' }];
        return intake.sqs.send(new SendMessageBatchCommand({ ...queue('JobsQueueUrl'), Entries }));
      },
    ],
    ['put an item', () => copy.dynamo.send(new PutItemCommand({ TableName, Item }))],
    [
      'copy from a bucket it may read to one it may write',
      () => {
        const CopySource = 'uploads/articles/a.md';
        return copy.s3.send(new CopyObjectCommand({ ...site('b.html'), CopySource }));
      },
    ],
  ];

  it.each(allowed)('may %s', async (_, attempt) => {
    expect(await failureOf(attempt())).toEqual({ name: 'none', status: 0 });
  });

  const denied: [string, () => Promise<unknown>, string][] = [
    [
      'read outside its prefix',
      () => intake.s3.send(new GetObjectCommand(uploads('media/a.png'))),
      'AccessDenied',
    ],
    [
      'write outside its prefix',
      () => intake.s3.send(new PutObjectCommand({ ...uploads('articles/x'), Body: 'x' })),
      'AccessDenied',
    ],
    ['delete', () => intake.s3.send(new DeleteObjectCommand(uploads('receipts/x'))), 'AccessDenied'],
    [
      'touch another bucket',
      () => intake.s3.send(new PutObjectCommand({ ...site('x'), Body: 'x' })),
      'AccessDenied',
    ],
    [
      'do what is denied explicitly, though it is allowed elsewhere',
      () => copy.s3.send(new PutObjectCommand({ ...site('secret/x'), Body: 'x' })),
      'AccessDenied',
    ],
    [
      'learn that a key is missing where it may not list',
      () => copy.s3.send(new GetObjectCommand(site('missing'))),
      'AccessDenied',
    ],
    [
      'replace conditionally what it may not read',
      () => intake.s3.send(new PutObjectCommand({ ...uploads('receipts/x'), Body: 'x', IfMatch: '"a"' })),
      'AccessDenied',
    ],
    [
      'copy from where it may not read',
      () => copy.s3.send(new CopyObjectCommand({ ...site('x'), CopySource: 'uploads/media/a.png' })),
      'AccessDenied',
    ],
    [
      'receive from a queue it only sends to',
      () => intake.sqs.send(new ReceiveMessageCommand(queue('JobsQueueUrl'))),
      'AccessDenied',
    ],
    [
      'send to a queue it only receives from',
      () => intake.sqs.send(new SendMessageCommand({ ...queue('IntakeQueueUrl'), MessageBody: 'x' })),
      'AccessDenied',
    ],
    [
      'use a table that is not its own',
      () => intake.dynamo.send(new GetItemCommand({ TableName, Key: Item })),
      'AccessDeniedException',
    ],
    [
      'use an action on a table that it was not given',
      () => copy.dynamo.send(new DeleteItemCommand({ TableName, Key: Item })),
      'AccessDeniedException',
    ],
    [
      'reach another table in a batch',
      () => {
        const RequestItems = { [TableName]: { Keys: [Item] }, Other: { Keys: [Item] } };
        return copy.dynamo.send(new BatchGetItemCommand({ RequestItems }));
      },
      'AccessDeniedException',
    ],
  ];

  it.each(denied)('may not %s', async (_, attempt, name) => {
    expect(await failureOf(attempt())).toEqual({ name, status: 403 });
  });

  it('is told 404 for a missing key where it may list', async () => {
    const missing = intake.s3.send(new HeadObjectCommand(uploads('articles/missing')));

    expect((await failureOf(missing)).status).toBe(404);
  });

  it('is counted with the action and what it is done to', async () => {
    cloud.requests.reset();

    await intake.s3.send(new GetObjectCommand(uploads('articles/a.md')));
    await failureOf(intake.s3.send(new GetObjectCommand(uploads('media/a.png'))));

    expect(cloud.requests.count({ service: 's3', action: 'GetObject', role: 'IntakeRole' })).toBe(2);
    expect(cloud.requests.count({ role: 'CopyRole' })).toBe(0);
  });
});

describe('a request without credentials', () => {
  it('is refused', async () => {
    const response = await fetch(`${cloud.awsEndpoint}/site/a.html`);

    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>AccessDenied</Code>');
  });
});

describe('a fault', () => {
  it('is answered instead of what was asked, and nothing is done', async () => {
    cloud.setFault(({ action }) => (action === 'PutObject' ? { status: 409, code: 'Conflict' } : undefined));

    const outcome = await failureOf(copy.s3.send(new PutObjectCommand({ ...site('faulty'), Body: 'x' })));
    cloud.setFault(undefined);

    expect(outcome).toEqual({ name: 'Conflict', status: 409 });
    const after = clientsOf(cloud).s3.send(new HeadObjectCommand(site('faulty')));
    expect((await failureOf(after)).status).toBe(404);
  });

  it('can lose the answer to something that was done', async () => {
    cloud.setFault(({ action }) =>
      action === 'PutObject' ? { losesAnswer: true, isAfterEffect: true } : undefined,
    );

    const outcome = await failureOf(copy.s3.send(new PutObjectCommand({ ...site('lost'), Body: 'x' })));
    cloud.setFault(undefined);

    expect(outcome.name).not.toBe('none');
    const after = clientsOf(cloud).s3.send(new HeadObjectCommand(site('lost')));
    expect((await failureOf(after)).name).toBe('none');
  });
});
