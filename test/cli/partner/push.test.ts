import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandError, UsageError } from '../../../cli/errors.ts';
import { deliveries } from '../../../cli/partner/deliveries.ts';
import { replay } from '../../../cli/partner/replay.ts';
import { secret } from '../../../cli/partner/secret.ts';
import { SqsQueue } from '../../../functions/aws/sqs-queue.ts';
import { type ChangeNotice, noticeMessages } from '../../../functions/core/messages/notice-message.ts';
import { CapturedTerminal } from '../../support/captured-terminal.ts';
import { answerOf, type OperatedCloud, startOperatedCloud } from '../../support/operated-cloud.ts';

const SITE =
  'title: T\npartners:\n  harbour:\n    title: Harbour\n    webhook: https://hooks.harbour.example/in\n';
const AT = '2026-11-10T12:00:00.000Z';

let test: OperatedCloud;
let receiver: http.Server;
/** What the receiver answers, and the ids and numbers of signatures that it got. */
let status = 410;
let said = '';
const got: [string, number][] = [];

function change(id: string, at: string): ChangeNotice {
  return { kind: 'change', partner: 'harbour', id, event: 'updated', articleId: `urn:x:${id}`, at };
}

beforeAll(async () => {
  receiver = http.createServer(({ headers }, response) => {
    got.push([String(headers['webhook-id']), String(headers['webhook-signature']).split(' ').length]);
    response.writeHead(status).end(said);
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  test = await startOperatedCloud({ pushTo: [`hooks.harbour.example=127.0.0.1:${port}`] });
  await test.upload('site.yaml', SITE);
});
afterAll(async () => {
  receiver?.closeAllConnections();
  receiver?.close();
  await test?.stop();
});

const options = () => ({ data: test.data, json: true, limit: 50 });
const list = (more: object = {}) =>
  answerOf<{ id: string; state: string }[]>((terminal) =>
    deliveries('harbour', { ...options(), ...more }, terminal),
  );
const again = (more: object) =>
  answerOf<{ replayed: string[] }>((terminal) => replay('harbour', { ...options(), ...more }, terminal));

async function tell(...notices: ChangeNotice[]): Promise<void> {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'x' };
  const sqs = new SQSClient({ endpoint: test.cloud.awsEndpoint, region: 'us-east-1', credentials });
  await new SqsQueue(sqs, test.cloud.outputs.NoticesQueueUrl!, noticeMessages).send(notices);
  await test.cloud.whenIdle();
}

describe('broadsheet partner secret', () => {
  it('makes the first, then others beside it, and shows each once', async () => {
    await expect(secret('rotate', 'harbour', options(), new CapturedTerminal())).rejects.toThrow(
      /harbour has no secret yet\. To make one, run: broadsheet partner secret make harbour --data /,
    );
    const made = await answerOf<object>((terminal) => secret('make', 'harbour', options(), terminal));
    expect(made).toMatchObject({
      exitCode: 0,
      report: { partner: 'harbour', secret: expect.stringMatching(/^whsec_/), formerMadeAt: null },
    });
    await expect(secret('make', 'harbour', options(), new CapturedTerminal())).rejects.toThrow(CommandError);
    const terminal = new CapturedTerminal();
    await secret('rotate', 'harbour', { data: test.data }, terminal);
    expect(terminal.printed).toMatch(/^whsec_\S{44}\n\nThe secret of harbour\. It is not shown again\./);
  });

  it('makes none for a partner that there is not', async () => {
    await expect(secret('make', 'harbor', options(), new CapturedTerminal())).rejects.toThrow(
      'site.yaml declares no partner harbor: did you mean harbour?',
    );
  });
});

describe('broadsheet partner deliveries', () => {
  it('lists what a partner was told, newest first, and asks for attention to what was given up', async () => {
    said = 'Go \u001b[31maway';
    await tell(change('one', AT), change('two', '2026-11-10T12:01:00.000Z'));
    const { exitCode, report } = await list();
    expect(exitCode).toBe(3);
    expect(report.map(({ id, state }) => [id, state])).toEqual([
      ['two', 'parked'],
      ['one', 'parked'],
    ]);
    expect(got).toEqual(expect.arrayContaining([['one', 2]]));
    expect(await list({ limit: 1 })).toMatchObject({
      report: [{ id: 'two', last: { status: 410 }, next: null }],
    });
    const terminal = new CapturedTerminal();
    await deliveries('harbour', { ...options(), json: false }, terminal);
    expect(terminal.printed).toMatch(/updated +urn:x:two +parked +1 +410 Go \[31maway/);
  });
});

describe('broadsheet partner replay', () => {
  it('tells again what is named, what was given up, or all since a time', async () => {
    status = 200;
    got.length = 0;
    expect((await again({ id: ['one'] })).report.replayed).toEqual(['one']);
    await test.cloud.whenIdle();
    expect((await list({ parked: true })).report.map(({ id }) => id)).toEqual(['two']);
    expect((await again({ parked: true })).report.replayed).toEqual(['two']);
    await test.cloud.whenIdle();
    expect(await list({ parked: true })).toEqual({ exitCode: 0, report: [] });
    expect((await again({ since: '2026-11-10T12:00:30.000Z' })).report.replayed).toEqual(['two']);
    expect((await again({ since: AT })).report.replayed).toEqual(['one', 'two']);
    await test.cloud.whenIdle();
    expect(got.map(([id]) => id).filter((id) => id === 'one')).toHaveLength(2);
  });

  it.each([
    ['without saying which', {}, 'say which'],
    ['an id that is none', { id: ['one', 'three'] }, 'no delivery with the id three; nothing is sent again'],
  ])('does nothing %s', async (_, more, message) => {
    const asked = replay('harbour', { ...options(), ...more }, new CapturedTerminal());
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(message);
  });
});
