import { etagOf } from '../../core/kernel/digest.ts';
import type { SiteBucket, SiteDocument, SiteObject } from '../../core/ports/site-bucket.ts';
import type { Documents } from '../views/view.ts';

/** An output's objects as they were found. */
export type Present = ReadonlyMap<string, SiteObject | undefined>;

export async function headAll(keys: readonly string[], site: SiteBucket): Promise<Present> {
  return new Map(await Promise.all(keys.map(async (key) => [key, await site.head(key)] as const)));
}

/** The documents that differ from the objects found. */
export function differing(documents: Documents, present: Present): Documents {
  return new Map(
    [...documents].filter(([key, document]) => {
      const { etag, origins } = present.get(key) ?? {};
      // The origins that may read a document are in its metadata, not in its bytes.
      return document ? etagOf(document.bytes) !== etag || document.origins !== origins : etag !== undefined;
    }),
  );
}

/**
 * Puts or deletes each of `documents`, on the condition that the object is still as it was found.
 * @returns the keys written, and whether that was all of them.
 */
export async function writeAll(
  documents: Documents,
  present: Present,
  site: SiteBucket,
): Promise<{ changed: string[]; isComplete: boolean }> {
  const changed: string[] = [];
  const writes = [...documents].map(async ([key, document]) => {
    const done = await write(key, document, present.get(key)?.etag, site);
    if (done) changed.push(key);
    return done;
  });
  const isComplete = (await Promise.all(writes)).every(Boolean);
  return { changed, isComplete };
}

async function write(
  key: string,
  document: SiteDocument | undefined,
  over: string | undefined,
  site: SiteBucket,
): Promise<boolean> {
  if (document) return await site.put(key, document, over);
  return over === undefined || (await site.delete(key, over));
}
