import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { StateFile } from '../data/state-file.ts';
import { type Dynalite, openDynalite } from '../emulators/dynalite.ts';
import { type Fauxqs, openFauxqs } from '../emulators/fauxqs.ts';
import type { Notifier } from '../s3/notifier.ts';
import type { BucketModel, CloudModel, QueueModel, TableModel } from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';

/** S3, SQS and DynamoDB with their data on disk. */
export interface Emulators {
  readonly fauxqs: Fauxqs;
  readonly dynalite: Dynalite;
  close(): Promise<void>;
}

export async function openEmulators(dataDir: string): Promise<Emulators> {
  const fauxqs = await openFauxqs(join(dataDir, 'fauxqs'));
  const dynalite = await openDynalite(join(dataDir, 'dynalite'));
  return {
    fauxqs,
    dynalite,
    async close() {
      await dynalite.close();
      await fauxqs.close();
    },
  };
}

/** Creates the buckets, queues and tables that do not exist yet, and updates the attributes of queues. */
export async function provision(model: CloudModel, { fauxqs, dynalite }: Emulators): Promise<void> {
  for (const { name } of model.buckets) fauxqs.s3.createBucket(name);
  for (const queue of model.queues) provisionQueue(queue, fauxqs);
  for (const table of model.tables) await provisionTable(table, dynalite);
}

/** Sends S3's test message for notifications that are new or have changed since the last start. */
export async function announceNotifications(
  buckets: readonly BucketModel[],
  notifier: Notifier,
  dataDir: string,
): Promise<void> {
  const file = new StateFile<string>(join(dataDir, 'notifications.json'));
  const known = await file.read();
  const present: Record<string, string> = {};
  for (const bucket of buckets) {
    const digest = createHash('sha256').update(JSON.stringify(bucket.notifications)).digest('hex');
    present[bucket.name] = digest;
    if (known[bucket.name] !== digest) notifier.announceConfiguration(bucket.name);
  }
  await file.write(present);
}

function provisionQueue({ name, arn, url, attributes }: QueueModel, fauxqs: Fauxqs): void {
  const existing = fauxqs.sqs.getQueueByArn(arn);
  // Creating an existing queue again would delete its messages in fauxqs.
  if (existing) existing.setAttributes({ RedrivePolicy: '', ...attributes });
  else fauxqs.sqs.createQueue(name, url, arn, { ...attributes });
}

async function provisionTable(
  { logicalId, name, definition }: TableModel,
  dynalite: Dynalite,
): Promise<void> {
  const described = await dynalite.action('DescribeTable', JSON.stringify({ TableName: name }));
  if (described.status === 200) {
    const { Table } = JSON.parse(described.body.toString('utf8')) as { Table: Record<string, unknown> };
    if (JSON.stringify(sorted(Table.KeySchema)) === JSON.stringify(sorted(definition.KeySchema))) return;
    throw new TemplateError(
      `Resource '${logicalId}' (AWS::DynamoDB::Table): the stored table has other keys; start with a new data folder`,
    );
  }
  const body = JSON.stringify({ TableName: name, ...definition });
  const created = await dynalite.action('CreateTable', body);
  if (created.status === 200) return;
  throw new TemplateError(`Resource '${logicalId}' (AWS::DynamoDB::Table): ${created.body.toString('utf8')}`);
}

function sorted(keySchema: unknown): unknown[] {
  return [...((keySchema as { KeyType: string }[] | undefined) ?? [])]
    .sort((a, b) => a.KeyType.localeCompare(b.KeyType))
    .map((key) => Object.entries(key).sort());
}
