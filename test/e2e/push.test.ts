import { createHmac } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SqsQueue } from '../../functions/aws/sqs-queue.ts';
import { Table } from '../../functions/aws/table.ts';
import { TableWebhookSecrets } from '../../functions/aws/table-webhook-secrets.ts';
import { type ChangeNotice, noticeMessages } from '../../functions/core/messages/notice-message.ts';
import { newWebhookSecret, secretBytes } from '../../functions/core/push/webhook-secret.ts';
import type { LogRecord } from '../../local/log/log-record.ts';
import { eventually } from '../support/eventually.ts';
import { failureOf } from '../support/failure-of.ts';

import { startTestCloud, type TestCloud } from '../support/test-cloud.ts';

const SITE = `title: Pushed
hubs: http://hub.example/push
partners:
  harbour:
    title: Harbour
    webhook: https://hooks.harbour.example/in
`;
const article = (title: string) => `---\ntitle: ${title}\n---\nText.\n`;
const SECRET = newWebhookSecret(new Uint8Array(32).fill(9), '2026-11-10T12:00:00.000Z');
const FORMER = newWebhookSecret(new Uint8Array(32).fill(8), '2026-11-09T12:00:00.000Z');

let test: TestCloud;
let receiver: http.Server;
const logs: LogRecord[] = [];
/** What the receiver got: hub pings, and the ids of webhooks whose signatures are right. */
const topics: string[] = [];
const told = new Set<string>();
let requests = 0;
/** What genuine webhooks said. */
const bodies: { type: string; data: { id: string; title?: string; url?: string; feed: string } }[] = [];
/** What the receiver does with a request. */
let behave: (response: ServerResponse) => void;

const options = { region: 'us-east-1', maxAttempts: 1 };
const clientsAs = (accessKeyId: string) => {
  const settings = {
    ...options,
    endpoint: test.cloud.awsEndpoint,
    credentials: { accessKeyId, secretAccessKey: 'x' },
  };
  return { dynamo: new DynamoDBClient(settings), sqs: new SQSClient(settings) };
};

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await request.toArray()).join('');
  requests++;
  if (request.headers.host === 'hub.example') {
    topics.push(new URLSearchParams(body).get('hub.url') ?? '');
    response.writeHead(202).end();
    return;
  }
  behave(response);
  if (!response.writableEnded || response.statusCode !== 200) return;
  told.add(verifiedId(request, body));
  bodies.push(JSON.parse(body));
}

/** As a receiver does: with the one secret that it knows. */
function verifiedId({ headers }: IncomingMessage, body: string): string {
  const id = String(headers['webhook-id']);
  const signed = `${id}.${headers['webhook-timestamp']}.${body}`;
  const right = `v1,${createHmac('sha256', secretBytes(FORMER)).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(right) ? id : `forged ${id}`;
}

function change(id: string): ChangeNotice {
  const at = '2026-11-10T12:00:00.000Z';
  return { kind: 'change', partner: 'harbour', id, event: 'published', articleId: `urn:x:${id}`, at };
}

async function send(...notices: ChangeNotice[]): Promise<void> {
  const { sqs } = clientsAs('operator');
  await new SqsQueue(sqs, test.cloud.outputs.NoticesQueueUrl!, noticeMessages).send(notices);
}

beforeAll(async () => {
  receiver = http.createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const pushTo = ['hub.example', 'hooks.harbour.example'].map((host) => `${host}=127.0.0.1:${port}`);
  test = await startTestCloud({ pushTo, onLog: (record) => logs.push(record) });
  const table = new Table(clientsAs('operator').dynamo, test.cloud.outputs.IndexTable!);
  await new TableWebhookSecrets(table).write('harbour', [SECRET, FORMER], []);
  await test.upload('site.yaml', SITE);
});
beforeEach(() => {
  topics.length = 0;
  told.clear();
  bodies.length = 0;
  requests = 0;
  behave = (response) => response.writeHead(200).end();
});
afterAll(async () => {
  receiver?.closeAllConnections();
  receiver?.close();
  await test?.stop();
});

describe('hubs', () => {
  it('are told of each document that has changed, which then is what they find', async () => {
    await test.upload('articles/one.md', article('One'));
    await eventually(() => expect(topics).toContain(`${test.cloud.siteUrl}/rss.xml`));
    await test.cloud.whenIdle();
    expect(new Set(topics).size).toBe(topics.length);
    expect(topics.every((topic) => /\/(?:rss\.xml|atom\.xml|feed\.json)$/.test(topic))).toBe(true);
    const { headers } = await test.get('/rss.xml');
    expect(headers.get('link')).toContain('<http://hub.example/push>; rel="hub"');
    expect(await (await test.get('/feed.json')).json()).toMatchObject({
      hubs: [{ type: 'WebSub', url: 'http://hub.example/push' }],
    });
  });
});

describe('a partner’s webhook', () => {
  it('is told that an article was published, updated and withdrawn, each once', async () => {
    const url = `${test.cloud.siteUrl}/articles/tide/`;
    const feed = `${test.cloud.siteUrl}/partners/harbour/feed.json`;
    const steps = [
      ['published', 'Tide'],
      ['updated', 'Spring tide'],
    ] as const;
    for (const [event, title] of steps) {
      const { id } = await test.upload('articles/tide.md', article(title));
      await eventually(() => expect(bodies.map(({ type }) => type)).toContain(`article.${event}`));
      expect(bodies.at(-1)).toMatchObject({ type: `article.${event}`, data: { id, title, url, feed } });
    }
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: 'articles/tide.md' }));
    await eventually(() => expect(bodies.map(({ type }) => type)).toContain('article.withdrawn'));
    await test.cloud.whenIdle();
    expect(bodies.map(({ type }) => type)).toEqual([
      'article.published',
      'article.updated',
      'article.withdrawn',
    ]);
    expect(new Set(bodies.map(({ data }) => data.id)).size).toBe(1);
    expect([...told].filter((id) => id.startsWith('forged'))).toEqual([]);
  });

  it('gets every event, though it drops every third request', async () => {
    behave = (response) => (requests % 3 === 0 ? response.destroy() : response.writeHead(200).end());
    const ids = ['a', 'b', 'c', 'd'];
    await send(...ids.map(change));
    await eventually(() => expect([...told].sort()).toEqual(ids));
    expect(requests).toBeGreaterThan(ids.length);
  });

  it('costs three reads and two writes of the table for one event', async () => {
    await test.cloud.whenIdle();
    test.cloud.requests.reset();
    await send(change('counted'));
    await eventually(() => expect(told).toContain('counted'));
    await test.cloud.whenIdle();
    const counted = test.cloud.requests
      .list()
      .filter(({ role, action }) => role?.startsWith('Notification') && action !== 'ReceiveMessage')
      .map(({ action, count }) => [action, count]);
    expect(Object.fromEntries(counted)).toEqual({ GetItem: 3, PutItem: 2, DeleteMessageBatch: 1 });
  });

  it('that is down, hangs or redirects holds up nothing that is published', async () => {
    behave = (response) => {
      if (requests % 2 === 0) response.writeHead(307, { location: 'http://169.254.169.254/latest/' }).end();
    };
    await send(change('h'), change('i'));
    await eventually(() => expect(requests).toBeGreaterThanOrEqual(2));
    await test.s3.send(
      new PutObjectCommand({ Bucket: 'uploads', Key: 'articles/two.md', Body: article('Two') }),
    );
    await eventually(async () => expect(await test.titles()).toContain('Two'));
    expect([...told]).toEqual([]);
    // The one that hangs.
    receiver.closeAllConnections();
  });
});

it('no function but notify may read the secrets, one by one, in a batch or by a query', async () => {
  const row = { pk: { S: 'webhook#harbour' }, sk: { S: 'secrets' } };
  const TableName = test.cloud.outputs.IndexTable!;
  const roles = Object.keys(test.cloud.physicalIds).filter((id) =>
    /^(?:Ingestion|Publishing|ClockTick|Notification)\w*Role/.test(id),
  );
  expect(roles).toHaveLength(4);
  for (const role of roles) {
    const { dynamo } = clientsAs(role);
    const read = dynamo.send(new GetItemCommand({ TableName, Key: row }));
    if (role.startsWith('Notification')) expect((await read).Item?.secrets).toBeDefined();
    else expect(await failureOf(read)).toMatchObject({ name: 'AccessDeniedException' });
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :secrets',
      ExpressionAttributeValues: { ':secrets': row.pk },
    });
    expect(await failureOf(dynamo.send(query))).toMatchObject({ name: 'AccessDeniedException' });
  }
});

it('no log holds a secret, a signature or the address of a webhook', () => {
  const all = logs.map((record) => JSON.stringify(record)).join('\n');
  expect(all).toContain('told a partner');
  expect(all).not.toMatch(/whsec_|v1,|hooks\.harbour/);
});
