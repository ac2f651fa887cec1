import { etagOf } from '../core/digest.ts';
import { ContentionError } from '../core/errors.ts';
import { type OutputId, parseOutput } from '../core/outputs.ts';
import type { SiteBucket, SiteObject } from '../core/ports.ts';
import { type Documents, keysOf, viewOf } from './documents.ts';
import type { PublishPorts } from './ports.ts';
import { publishMedia } from './publish-media.ts';

/**
 * A change that comes in while an output is rebuilt means another round. In a storm of them, as a bulk upload
 * is, a new job after the batching window is cheaper than many rounds.
 */
const MAX_ROUNDS = 3;

/**
 * Makes the objects of one output agree with the index: the publish protocol, model-checked; the numbers are
 * its steps (docs/protocols.md). Safe to run at any time, any number of times, several at once.
 *
 * @returns the keys that changed.
 * @throws ContentionError if it kept changing: it must be published again, for what it was last rebuilt from
 *   may be no more
 * @throws InvalidDocumentError, NoSiteError, and whatever S3 and DynamoDB throw; nothing invalid was written
 */
export async function publishOutput(id: OutputId, ports: PublishPorts): Promise<string[]> {
  const output = parseOutput(id);
  if (output.kind === 'media') return await publishMedia(output.key, ports);
  const changed = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // 1. The objects, and only then the index: what replaces them is newer than what was seen there.
    const present = await headAll(keysOf(output), ports.site);
    // 2. The index, consistently.
    const view = await viewOf(output, ports);
    // 3. and 4. Render; check.
    const documents = view.render();
    // 5. Put what differs, if it is still what was seen. If not, another worker was faster: start again.
    const written = await writeDiffering(documents, present, ports.site);
    for (const key of written.changed) changed.add(key);
    if (!written.complete) continue;
    // 6. An ETag is a digest, so there-and-back-again looks like no change. Only the index can tell.
    if ((await viewOf(output, ports)).stamp === view.stamp) return [...changed];
  }
  throw new ContentionError(`${id}: changed during each of ${MAX_ROUNDS} rounds`);
}

type Present = ReadonlyMap<string, SiteObject | undefined>;

async function headAll(keys: readonly string[], site: SiteBucket): Promise<Present> {
  return new Map(await Promise.all(keys.map(async (key) => [key, await site.head(key)] as const)));
}

async function writeDiffering(
  documents: Documents,
  present: Present,
  site: SiteBucket,
): Promise<{ changed: string[]; complete: boolean }> {
  const changed: string[] = [];
  const writes = [...documents].map(async ([key, document]) => {
    const etag = present.get(key)?.etag;
    if (document ? etagOf(document.bytes) === etag : etag === undefined) return true;
    // Without a document there is an ETag: the line above has seen to it.
    const done = document ? await site.put(key, document, etag) : await site.delete(key, etag as string);
    if (done) changed.push(key);
    return done;
  });
  const complete = (await Promise.all(writes)).every(Boolean);
  return { changed, complete };
}
