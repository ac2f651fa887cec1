import { ContentionError } from '../../core/kernel/errors.ts';
import { type Instant, secondsUntil } from '../../core/kernel/instant.ts';
import type { MediaKey } from '../../core/output/media-key.ts';
import { cacheControlOf, type Output } from '../../core/output/outputs.ts';
import type { AcceptedMedia } from '../../core/source/accepted.ts';
import type { PublishPorts } from '../ports.ts';
import { mayBeSeen } from './media-visibility.ts';

const MAX_ROUNDS = 3;

/**
 * Makes one media object of the site agree with the index, by a copy within S3. If the upload is another version by
 * then, the site keeps what it has: that version's own event will bring it here.
 *
 * @returns the keys that changed.
 * @throws ContentionError if the row or the object kept changing.
 */
export async function publishMedia(output: Output<'media'>, ports: PublishPorts): Promise<string[]> {
  const { key } = output;
  const changed = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const present = await ports.site.head(key);
    const media = await readMedia(key, ports);
    if (media && present?.sourceEtag !== media.sourceEtag) {
      const version = {
        sourceEtag: media.sourceEtag,
        contentType: media.type,
        cacheControl: cacheControlOf(output, key),
      };
      if (await ports.site.copyMedia(key, version)) changed.add(key);
    } else if (!media && present) {
      if (!(await ports.site.delete(key, present.etag))) continue;
      changed.add(key);
    }
    const ahead = new Set<Instant>();
    const now = await readMedia(key, ports, ahead);
    if (now?.sourceEtag !== media?.sourceEtag) continue;
    const [again] = [...ahead].sort();
    // No event will tell when this function's clock agrees with ingest's.
    if (!now && again)
      await ports.jobs.send([{ output: key }], { delaySeconds: secondsUntil(again, ports.clock()) });
    return [...changed];
  }
  throw new ContentionError(`${key}: changed during each of ${MAX_ROUNDS} rounds`);
}

/**
 * The media file of `key` as it is to be published. Undefined while it must not be seen.
 * @param ahead notes when this function's clock will agree with what ingest has made public already
 */
async function readMedia(
  key: MediaKey,
  ports: PublishPorts,
  ahead = new Set<Instant>(),
): Promise<AcceptedMedia | undefined> {
  const accepted = (await ports.sources.readSource(key))?.accepted;
  if (accepted?.kind !== 'media') return undefined;
  return (await mayBeSeen(key, { now: ports.clock(), ahead }, ports)) ? accepted : undefined;
}
