import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { SiteBucket, SiteDocument, SiteObject } from '../core/ports.ts';
import { listKeys } from './list-keys.ts';
import { headersOf } from './object-headers.ts';
import { isConditionRefused, isNotFound, isSourceChanged } from './s3-errors.ts';

/** On copied media: the ETag of the upload. A copy's own differs if the upload came in parts. */
const SOURCE_ETAG_METADATA = 'source-etag';

/** The site bucket: what readers get. Every write of a document is conditional. */
export class S3SiteBucket implements SiteBucket {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #uploadsBucket: string;

  constructor(client: S3Client, bucket: string, uploadsBucket: string) {
    this.#client = client;
    this.#bucket = bucket;
    this.#uploadsBucket = uploadsBucket;
  }

  async head(key: string): Promise<SiteObject | undefined> {
    try {
      const answer = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      const sourceEtag = answer.Metadata?.[SOURCE_ETAG_METADATA];
      const previous = answer.Metadata?.previous;
      return {
        etag: (answer.ETag ?? '').replaceAll('"', ''),
        ...(sourceEtag && { sourceEtag }),
        ...(previous && { previous }),
      };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    try {
      const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      return await answer.Body?.transformToByteArray();
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async list(after?: string): Promise<{ keys: readonly string[]; more: boolean }> {
    return await listKeys(this.#client, this.#bucket, { StartAfter: after });
  }

  async put(key: string, document: SiteDocument, over?: string): Promise<boolean> {
    return await unlessRefused(
      this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          Body: document.bytes,
          ...headersOf(document),
          ...(over ? { IfMatch: `"${over}"` } : { IfNoneMatch: '*' }),
        }),
      ),
    );
  }

  async copyMedia(
    key: string,
    media: { sourceEtag: string; contentType: string; cacheControl: string },
  ): Promise<boolean> {
    return await unlessRefused(
      this.#client.send(
        new CopyObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          CopySource: `${this.#uploadsBucket}/${encodeURIComponent(key).replaceAll('%2F', '/')}`,
          CopySourceIfMatch: `"${media.sourceEtag}"`,
          ContentType: media.contentType,
          CacheControl: media.cacheControl,
          Metadata: { [SOURCE_ETAG_METADATA]: media.sourceEtag },
          MetadataDirective: 'REPLACE',
          // COPY would need s3:GetObjectTagging on the upload.
          TaggingDirective: 'REPLACE',
        }),
      ),
      isSourceChanged,
    );
  }

  async delete(key: string, over: string): Promise<boolean> {
    return await unlessRefused(
      this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key, IfMatch: `"${over}"` })),
    );
  }
}

/** False if S3 refused the write because an object was not as expected. */
async function unlessRefused(write: Promise<unknown>, isRefusal = isConditionRefused): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
