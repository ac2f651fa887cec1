import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MemoryPipeline } from '../support/memory-pipeline.ts';

const UPLOADED_AT = '2026-11-01T08:00:00.000Z';

/** Publishes the publication in `content/` through the whole pipeline. */
export async function publishSample(): Promise<MemoryPipeline> {
  const pipeline = new MemoryPipeline();
  const files = readdirSync('content', { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const keys = files.map((file) => path.posix.join(path.relative('content', file.parentPath), file.name));
  for (const key of keys.sort()) {
    pipeline.uploads.put(key, readFileSync(path.join('content', key)), UPLOADED_AT);
    pipeline.intake.push({ key });
  }
  await pipeline.drain();
  return pipeline;
}

/** A digest of every byte of the site and of every receipt. */
export function digestOfAll({ site, uploads }: MemoryPipeline): string {
  const digest = createHash('sha256');
  for (const key of [...site.objects.keys()].sort()) digest.update(key).update(site.objects.get(key)!.bytes);
  for (const [key, { receipt }] of uploads.receipts) digest.update(key).update(JSON.stringify(receipt));
  return digest.digest('hex');
}
