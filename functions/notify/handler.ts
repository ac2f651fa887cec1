import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { SqsAgainQueue } from '../aws/again-queue.ts';
import { TableDeliveries } from '../aws/deliveries.ts';
import { TableSourceRows } from '../aws/source-rows.ts';
import { Table } from '../aws/table.ts';
import { TableWebhookSecrets } from '../aws/webhook-secrets.ts';
import { readSite } from '../core/ports/read-site.ts';
import { notifyEnvironment, readEnvironment } from '../runtime/environment.ts';
import { runBatch } from '../runtime/sqs-batch.ts';
import { mergeNotices, type NoticeUnit, nameOfNotice, parseNoticeMessage } from './notice-message.ts';
import type { NotifyPorts } from './ports.ts';
import { post } from './post.ts';
import { runNotice } from './run-notice.ts';

/** Requests under way at once: nothing but waiting for others' servers. */
const CONCURRENCY = 16;
/** One request may take 10 s, and what came of it is to be written down. */
const MIN_REMAINING_MS = 15_000;

const environment = readEnvironment(notifyEnvironment, process.env);
const clock = () => new Date().toISOString();
const table = new Table(new DynamoDBClient(), environment.INDEX_TABLE);
const sources = new TableSourceRows(table, clock);
const deliveries = new TableDeliveries(table, clock);
const secrets = new TableWebhookSecrets(table);
const again = new SqsAgainQueue<NoticeUnit>(new SQSClient(), environment.NOTICES_QUEUE_URL);

/** Tells hubs and partners what messages on the notices queue ask for; equal ones in a batch are one. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler(
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const ports = portsForBatch();
    return await runBatch<NoticeUnit>(event, {
      parse: parseNoticeMessage,
      coalescing: { nameOf: nameOfNotice, merge: mergeNotices },
      run: (unit) => runNotice(unit, ports),
      postpone: (unit) => again.send(unit, 0),
      concurrency: CONCURRENCY,
      minRemainingMs: MIN_REMAINING_MS,
      remainingMs: () => context.getRemainingTimeInMillis(),
    });
  },
);

/** The site is read once for a batch, and who does not answer is asked no more. */
function portsForBatch(): NotifyPorts {
  let site: ReturnType<NotifyPorts['site']> | undefined;
  return {
    site: () => (site ??= readSite(sources)),
    post: (request) => post(request, environment.PUSH_TO),
    isHere: (address) => environment.PUSH_TO.has(URL.parse(address)?.host ?? ''),
    deliveries,
    secrets: (partner) => secrets.read(partner),
    silent: new Set(),
    again,
    clock,
  };
}
