import { rm } from 'node:fs/promises';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Receipt } from '../../functions/core/source/receipt.ts';
import { receiptKeyOf } from '../../functions/core/source/upload-keys.ts';
import type { LocalCloud, LocalCloudOptions } from '../../local/cloud.ts';
import { startLocalCloud } from '../../local/start-local-cloud.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A local cloud of its own, with an editor's and a reader's side. */
export interface TestCloud {
  readonly cloud: LocalCloud;
  readonly s3: S3Client;
  /** Uploads and waits until everything that follows from it has happened. */
  upload(key: string, content: string | Uint8Array): Promise<Receipt>;
  receipt(key: string): Promise<Receipt>;
  get(path: string): Promise<Response>;
  /** Titles of a JSON Feed, in its order. */
  titles(feed?: string): Promise<string[]>;
  stop(): Promise<void>;
}

/** Dummy keys, as an editor would use them. */
const EDITOR = { accessKeyId: 'editor', secretAccessKey: 'editor' };

export async function startTestCloud(
  options: Partial<LocalCloudOptions> = {},
  { waits = true } = {},
): Promise<TestCloud> {
  const dataDir = await temporaryFolder();
  const cloud = await startLocalCloud({ dataDir, sitePort: 0, awsPort: 0, windowSeconds: 0, ...options });
  const s3 = new S3Client({
    endpoint: cloud.awsEndpoint,
    region: 'us-east-1',
    credentials: EDITOR,
    forcePathStyle: true,
  });
  const get = (address: string) => fetch(new URL(address, cloud.siteUrl), { redirect: 'manual' });
  const receipt = async (key: string): Promise<Receipt> => {
    const answer = await s3.send(new GetObjectCommand({ Bucket: 'uploads', Key: receiptKeyOf(key) }));
    return JSON.parse((await answer.Body?.transformToString()) ?? '');
  };
  // With a fault in it, a cloud never comes to rest.
  if (waits) await cloud.whenIdle();
  return {
    cloud,
    s3,
    get,
    receipt,
    async upload(key, content) {
      await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: key, Body: content }));
      await cloud.whenIdle();
      return await receipt(key);
    },
    async titles(feed = '/feed.json') {
      const { items } = (await (await get(feed)).json()) as { items: { title: string }[] };
      return items.map((item) => item.title);
    },
    async stop() {
      s3.destroy();
      await cloud.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
