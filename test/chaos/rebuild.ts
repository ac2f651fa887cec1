import { SITE_KEY } from '../../functions/core/site/site-key.ts';
import { MemoryPipeline } from '../support/memory-pipeline.ts';
import type { Random } from './random.ts';

/**
 * The same uploads, with their receipts as the ledger, brought into an empty index and an empty site: one event
 * for each object, in another order, with nothing going wrong. The clock asks for a look at `site.yaml`.
 */
export async function rebuilt(pipeline: MemoryPipeline, random: Random): Promise<MemoryPipeline> {
  const fresh = new MemoryPipeline();
  fresh.now = pipeline.now;
  Object.assign(fresh.ports, { address: pipeline.ports.address });
  for (const [name, part] of Object.entries(pipeline.uploads)) {
    if (part instanceof Map) copyInto(part, fresh.uploads[name as keyof typeof fresh.uploads]);
  }
  const isHeldBack = (key: string) => fresh.receipt(key)?.status === 'rejected';
  const keys = random.shuffle([...new Set([SITE_KEY, ...fresh.uploads.objects.keys()])]);
  // What was refused comes last: looked at before its rival, it would be good for a moment, and what stands in
  // for it forgotten.
  for (const key of [...keys.filter((key) => !isHeldBack(key)), ...keys.filter(isHeldBack)]) {
    await fresh.ingest({ key });
    if (random.chance(0.2)) await fresh.drain();
  }
  await fresh.drain();
  return fresh;
}

function copyInto(part: ReadonlyMap<unknown, unknown>, target: unknown): void {
  for (const [name, value] of part) (target as Map<unknown, unknown>).set(name, value);
}
