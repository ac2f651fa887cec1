import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { RECEIPT_CACHE_CONTROL } from '../core/output/cache-lifetimes.ts';
import type { SourceObject, UploadsBucket } from '../core/ports/uploads-bucket.ts';
import type { SourceVersion } from '../core/source/accepted.ts';
import type { StandingCopy } from '../core/source/ledger.ts';
import type { Receipt } from '../core/source/receipt.ts';
import { listKeys } from './list-keys.ts';
import { isConditionRefused, isNotFound, isNotModified, isRangeNotSatisfiable } from './s3-errors.ts';

/** On a receipt: the revision of the record that the receipt tells of. */
const REVISION_METADATA = 'revision';

/** The uploads bucket: sources are read, and receipts are written beside them. */
export class S3UploadsBucket implements UploadsBucket {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async read(key: string, maxBytes: number, knownEtag?: string): Promise<SourceObject> {
    try {
      const answer = await this.#client.send(
        new GetObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          Range: `bytes=0-${maxBytes - 1}`,
          ...(knownEtag ? { IfNoneMatch: `"${knownEtag}"` } : {}),
        }),
      );
      const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
      return { state: 'present', version: versionOf(answer, bytes.byteLength), bytes };
    } catch (error) {
      if (isNotModified(error)) return { state: 'unchanged' };
      if (isNotFound(error)) return { state: 'absent' };
      if (isRangeNotSatisfiable(error)) return await this.#readEmpty(key);
      throw error;
    }
  }

  async list(prefix: string, after?: string): Promise<{ keys: readonly string[]; more: boolean }> {
    return await listKeys(this.#client, this.#bucket, { Prefix: prefix, StartAfter: after });
  }

  async headReceipt(receiptKey: string): Promise<{ etag: string; revision: number } | undefined> {
    try {
      const answer = await this.#client.send(
        new HeadObjectCommand({ Bucket: this.#bucket, Key: receiptKey }),
      );
      return { etag: unquoted(answer.ETag), revision: revisionIn(answer.Metadata) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async readReceipt(receiptKey: string): Promise<{ receipt: unknown; revision: number } | undefined> {
    try {
      const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: receiptKey }));
      const receipt = parsedJson((await answer.Body?.transformToString()) ?? '');
      return { receipt, revision: revisionIn(answer.Metadata) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async writeReceipt(
    receiptKey: string,
    receipt: Receipt | StandingCopy,
    revision: number,
    over?: string,
  ): Promise<boolean> {
    try {
      await this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: receiptKey,
          Body: `${JSON.stringify(receipt, undefined, 2)}\n`,
          ContentType: 'application/json; charset=utf-8',
          CacheControl: RECEIPT_CACHE_CONTROL,
          Metadata: { [REVISION_METADATA]: String(revision) },
          ...(over ? { IfMatch: `"${over}"` } : { IfNoneMatch: '*' }),
        }),
      );
      return true;
    } catch (error) {
      if (isConditionRefused(error)) return false;
      throw error;
    }
  }

  /** S3 gives no range of an empty object, so a HEAD asks for its version. */
  async #readEmpty(key: string): Promise<SourceObject> {
    try {
      const answer = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      const version = versionOf({ ...answer, ContentRange: undefined }, answer.ContentLength ?? 0);
      return { state: 'present', version, bytes: new Uint8Array() };
    } catch (error) {
      if (isNotFound(error)) return { state: 'absent' };
      throw error;
    }
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The revision on a receipt; 0 for an object that ingest has not written. */
function revisionIn(metadata: Record<string, string> | undefined): number {
  const revision = Number(metadata?.[REVISION_METADATA] ?? 0);
  return Number.isSafeInteger(revision) ? revision : 0;
}

function versionOf(
  answer: Pick<GetObjectCommandOutput, 'ETag' | 'LastModified' | 'ContentRange'>,
  bytesRead: number,
): SourceVersion {
  const total = /\/(\d+)$/.exec(answer.ContentRange ?? '')?.[1];
  return {
    etag: unquoted(answer.ETag),
    lastModified: (answer.LastModified ?? new Date(0)).toISOString(),
    sizeBytes: total ? Number(total) : bytesRead,
  };
}

function unquoted(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}
