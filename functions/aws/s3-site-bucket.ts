import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { PARTNERS_FOLDER } from '../core/output/feed-kinds.ts';
import type { MediaCopy, SiteBucket, SiteDocument, SiteObject } from '../core/ports/site-bucket.ts';
import { listKeys } from './list-keys.ts';
import { headersOf } from './object-headers.ts';
import { isConditionRefused, isNotFound, isSourceChanged } from './s3-errors.ts';

/** On copied media: the ETag of the upload. The copy's own ETag differs if the upload came in parts. */
const SOURCE_ETAG_METADATA = 'source-etag';

/** The names of the buckets that hold a site, and of the one that its media come from. */
export interface SiteBuckets {
  /** Everything public. */
  readonly site: string;
  /** What partners get with their key: everything under `partners/`. */
  readonly partners: string;
  readonly uploads: string;
}

/** The bucket that holds the object `key`. */
export function bucketOf(key: string, { site, partners }: Omit<SiteBuckets, 'uploads'>): string {
  return key.startsWith(PARTNERS_FOLDER) ? partners : site;
}

/**
 * The site: what readers get, and what partners get, which has a bucket of its own. Every write of a document is
 * conditional.
 */
export class S3SiteBucket implements SiteBucket {
  readonly #client: S3Client;
  readonly #buckets: SiteBuckets;

  constructor(client: S3Client, buckets: SiteBuckets) {
    this.#client = client;
    this.#buckets = buckets;
  }

  async head(key: string): Promise<SiteObject | undefined> {
    try {
      const answer = await this.#client.send(new HeadObjectCommand(this.#at(key)));
      const sourceEtag = answer.Metadata?.[SOURCE_ETAG_METADATA];
      const { previous, origins } = answer.Metadata ?? {};
      return {
        etag: (answer.ETag ?? '').replaceAll('"', ''),
        ...(sourceEtag && { sourceEtag }),
        ...(previous && { previous }),
        ...(origins && { origins }),
      };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    try {
      const answer = await this.#client.send(new GetObjectCommand(this.#at(key)));
      return await answer.Body?.transformToByteArray();
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async list(after = ''): Promise<{ keys: readonly string[]; more: boolean }> {
    const { site, partners } = this.#buckets;
    if (after.startsWith(PARTNERS_FOLDER)) {
      return await listKeys(this.#client, partners, { StartAfter: after });
    }
    const page = await listKeys(this.#client, site, { StartAfter: after });
    if (page.more) return page;
    const first = await listKeys(this.#client, partners, {});
    return { keys: [...page.keys, ...first.keys], more: first.more };
  }

  async put(key: string, document: SiteDocument, over?: string): Promise<boolean> {
    return await unlessRefused(
      this.#client.send(
        new PutObjectCommand({
          ...this.#at(key),
          Body: document.bytes,
          ...headersOf(document),
          ...(over ? { IfMatch: `"${over}"` } : { IfNoneMatch: '*' }),
        }),
      ),
    );
  }

  async copyMedia(key: string, media: MediaCopy): Promise<boolean> {
    return await unlessRefused(
      this.#client.send(
        new CopyObjectCommand({
          ...this.#at(key),
          CopySource: `${this.#buckets.uploads}/${encodeURIComponent(key).replaceAll('%2F', '/')}`,
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
      this.#client.send(new DeleteObjectCommand({ ...this.#at(key), IfMatch: `"${over}"` })),
    );
  }

  #at(key: string): { Bucket: string; Key: string } {
    return { Bucket: bucketOf(key, this.#buckets), Key: key };
  }
}

/** @returns false if S3 refused the write because an object was not as expected */
async function unlessRefused(write: Promise<unknown>, isRefusal = isConditionRefused): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
