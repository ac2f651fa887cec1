import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { eachLimited } from '../../../functions/core/kernel/each-limited.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const READS_AT_ONCE = 16;

/** The two buckets of a local cloud, as a pipeline in memory has them: to be compared with what it makes of them. */
export async function pipelineOf(s3: S3Client, siteUrl: string): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  Object.assign(pipeline.ports, { address: { publicUrl: siteUrl, distributionUrl: siteUrl } });
  pipeline.now = new Date().toISOString();
  const { site, uploads } = pipeline;
  await eachObject(s3, 'uploads', ({ key, bytes, etag, metadata, lastModified }) => {
    if (!key.startsWith('receipts/')) {
      uploads.objects.set(key, { bytes, etag, lastModified });
    } else if (/\.(?:json|standing)$/.test(key)) {
      const receipt = JSON.parse(new TextDecoder().decode(bytes));
      uploads.receipts.set(key, { receipt, revision: Number(metadata.revision ?? 0), etag });
    }
  });
  await eachObject(s3, 'site', ({ key, bytes, etag, metadata, contentType, cacheControl }) => {
    const { previous, 'source-etag': sourceEtag } = metadata;
    site.objects.set(key, {
      etag,
      bytes,
      headers: { ContentType: contentType, CacheControl: cacheControl, Metadata: metadata },
      ...(previous && { previous }),
      ...(sourceEtag && { sourceEtag }),
    });
  });
  return pipeline;
}

interface StoredObject {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly lastModified: string;
}

async function eachObject(s3: S3Client, Bucket: string, take: (object: StoredObject) => void): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    await eachLimited(READS_AT_ONCE, Contents, async ({ Key = '' }) => {
      const answer = await s3.send(new GetObjectCommand({ Bucket, Key }));
      take({
        key: Key,
        bytes: (await answer.Body?.transformToByteArray()) ?? new Uint8Array(),
        etag: (answer.ETag ?? '').replaceAll('"', ''),
        metadata: answer.Metadata ?? {},
        contentType: answer.ContentType ?? '',
        cacheControl: answer.CacheControl ?? '',
        lastModified: (answer.LastModified ?? new Date(0)).toISOString(),
      });
    });
  }
}
