import { ASSET_KEYS } from '../../../functions/core/output/addresses.ts';
import type { MemoryPipeline } from '../../support/memory-pipeline.ts';
import type { Random } from '../random.ts';
import { rebuilt } from '../rebuild.ts';
import { silently } from '../silently.ts';

/** What is put in when the functions are bundled, and is in none of their sources. */
const BUNDLED = [ASSET_KEYS.headlines];

/** As {@link rebuilt}, of a local cloud, whose functions are bundled. */
export async function rebuiltCloud(pipeline: MemoryPipeline, random: Random): Promise<MemoryPipeline> {
  const fresh = await silently(() => rebuilt(pipeline, random));
  for (const key of BUNDLED) {
    const object = pipeline.site.objects.get(key);
    if (object && fresh.site.objects.has(key)) fresh.site.objects.set(key, object);
  }
  return fresh;
}
