import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { SqsQueue } from '../aws/sqs-queue.ts';
import { Table } from '../aws/table.ts';
import { TableDeliveries } from '../aws/table-deliveries.ts';
import { TableSources } from '../aws/table-sources.ts';
import { TableWebhookSecrets } from '../aws/table-webhook-secrets.ts';
import { noticeMessages } from '../core/messages/notice-message.ts';
import { readSite } from '../core/ports/site-in-force.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { detours } from './detours.ts';
import type { NotifyPorts } from './ports.ts';
import { post } from './post.ts';
import { noticeWork } from './run-notice.ts';

const environment = readEnvironment(
  z.object({
    INDEX_TABLE: z.string(),
    NOTICES_QUEUE_URL: z.string(),
    /** Set by the local cloud alone. */
    PUSH_TO: detours,
  }),
  process.env,
);
const clock = () => new Date().toISOString();
const table = new Table(new DynamoDBClient(), environment.INDEX_TABLE);
const sources = new TableSources(table, clock);
const deliveries = new TableDeliveries(table, clock);
const secrets = new TableWebhookSecrets(table);
const notices = new SqsQueue(new SQSClient(), environment.NOTICES_QUEUE_URL, noticeMessages);

/** Tells hubs and partners what messages on the notices queue ask for; equal ones in a batch are one. */
export const handler = queueHandler(noticeMessages, () => noticeWork(portsForBatch()));

/** The site is read once for a batch, and a server that does not answer is asked no more. */
function portsForBatch(): NotifyPorts {
  let site: ReturnType<NotifyPorts['site']> | undefined;
  return {
    site: () => (site ??= readSite(sources)),
    post: (request) => post(request, environment.PUSH_TO),
    isHere: (address) => environment.PUSH_TO.has(URL.parse(address)?.host ?? ''),
    deliveries,
    secrets: (partner) => secrets.read(partner),
    silent: new Set(),
    notices,
    clock,
  };
}
