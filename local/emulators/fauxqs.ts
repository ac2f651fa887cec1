import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { buildApp } from 'fauxqs';

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type S3Store = Stores['s3Store'];

/** An upload in parts that is neither complete nor aborted. */
export interface PendingUpload {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiated: Date;
  /** Any text. While it is set, the store computes a checksum of its own at the end. */
  checksumAlgorithm?: string | undefined;
  readonly parts: ReadonlyMap<number, UploadedPart>;
}

export interface UploadedPart {
  readonly partNumber: number;
  readonly body: Buffer;
  /** With its quotes. */
  readonly etag: string;
  readonly lastModified: Date;
  /** Base64. */
  readonly checksumValue?: string;
}

/** A checksum of an object. The store keeps any text. */
interface StoredChecksum {
  readonly algorithm: string;
  readonly value: string;
  readonly type: string;
}

type SqsStore = Stores['sqsStore'];
type SqsMessage = Parameters<NonNullable<ReturnType<SqsStore['getQueueByName']>>['enqueue']>[0];

/** The part that is used of a class that fauxqs does not export. */
interface PersistenceManager {
  readonly db: DatabaseSync;
  load(sqsStore: SqsStore, snsStore: Stores['snsStore'], s3Store: S3Store): void;
  close(): void;
}

/** The version whose internals this file relies on. `startFauxqs` of any version listens on every interface. */
const PINNED_VERSION = '2.4.1';

/** S3 objects and SQS queues on disk, without a port of their own. */
export interface Fauxqs {
  readonly s3: S3Store;
  readonly pendingUploads: ReadonlyMap<string, PendingUpload>;
  /** Stores another checksum with an object. */
  keepChecksum(bucket: string, key: string, checksum: StoredChecksum): void;
  readonly sqs: SqsStore;
  createMessage(body: string): SqsMessage;
  /** Runs one SQS action in its JSON protocol. */
  sqsAction(
    action: string,
    body: string,
  ): Promise<{ status: number; headers: Record<string, string>; body: Buffer }>;
  close(): Promise<void>;
}

/** Opens the store in `folder`, which is made if absent. Messages that were in flight are visible at once. */
export async function openFauxqs(folder: string): Promise<Fauxqs> {
  await mkdir(folder, { recursive: true });
  releaseInFlight(join(folder, 'fauxqs.db'));
  const classes = await loadClasses();
  const stores = {
    sqsStore: new classes.SqsStore(),
    snsStore: new classes.SnsStore(),
    s3Store: new classes.S3Store(),
  };
  const persistence = new classes.PersistenceManager(folder);
  // What was answered survives the end of this process, however sudden. Only a power cut may lose the last moments.
  // Waiting for the disk at every write would be several times slower (sqlite.org, PRAGMA synchronous).
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // Load first, then attach: a queue that is stored again while it is loaded loses its messages.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  const attached = persistence as never;
  stores.sqsStore.persistence = attached;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = attached;
  stores.s3Store.persistence = attached;
  const app = buildApp({ logger: false, stores });
  // Queue addresses get the host of the request. `sqs.us-east-1.localhost`, the default, does not resolve.
  (stores.sqsStore as { host: string | undefined }).host = undefined;
  await app.ready();
  return {
    s3: stores.s3Store,
    pendingUploads: (stores.s3Store as unknown as { multipartUploads: Map<string, PendingUpload> })
      .multipartUploads,
    keepChecksum: (...checksum) => keepChecksum(stores.s3Store, persistence.db, ...checksum),
    sqs: stores.sqsStore,
    createMessage: (body) => classes.SqsStore.createMessage(body),
    sqsAction: (action, body) => runSqsAction(app, action, body),
    async close() {
      stores.sqsStore.shutdown();
      await app.close();
      persistence.close();
    },
  };
}

function keepChecksum(
  store: S3Store,
  database: DatabaseSync,
  bucket: string,
  key: string,
  { algorithm, value, type }: StoredChecksum,
): void {
  const fields = { checksumAlgorithm: algorithm, checksumValue: value, checksumType: type };
  Object.assign(store.headObject(bucket, key), fields);
  database
    .prepare(
      'UPDATE s3_objects SET checksum_algorithm = ?, checksum_value = ?, checksum_type = ? WHERE bucket = ? AND key = ?',
    )
    .run(algorithm, value, type, bucket, key);
}

type SqsAnswer = Awaited<ReturnType<Fauxqs['sqsAction']>>;

async function runSqsAction(
  app: ReturnType<typeof buildApp>,
  action: string,
  body: string,
): Promise<SqsAnswer> {
  const response = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
    payload: body,
  });
  const kept = Object.entries(response.headers).filter(([name]) => name.startsWith('x-amz'));
  const headers = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  return { status: response.statusCode, headers, body: response.rawPayload };
}

/**
 * Makes messages in flight visible: their receivers died with the last process. SQS cannot know that and would wait for
 * the visibility timeout. The interrupted receive does not count towards the dead-letter queue, since the message was
 * not at fault: else a few restarts in the middle of work would make it a dead letter.
 */
function releaseInFlight(path: string): void {
  if (!existsSync(path)) return;
  const database = new DatabaseSync(path);
  database.exec(`UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL,
    approximate_receive_count = max(approximate_receive_count - 1, 0) WHERE receipt_handle IS NOT NULL`);
  database.close();
}

interface Classes {
  readonly SqsStore: { new (): SqsStore; createMessage(body: string): SqsMessage };
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => S3Store;
  readonly PersistenceManager: new (folder: string) => PersistenceManager;
}

/** The package does not export its stores. They are imported by file, so the version must be exactly the one known. */
async function loadClasses(): Promise<Classes> {
  const manifest = findPackageJSON('fauxqs', import.meta.url) as string;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  if (version !== PINNED_VERSION) {
    throw new Error(`fauxqs ${PINNED_VERSION} is needed, but ${version} is installed: run npm ci`);
  }
  const files = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'];
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(dirname(manifest), 'dist', file)).href)),
  );
  return Object.assign({}, ...modules) as Classes;
}
