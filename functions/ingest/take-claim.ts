import { ContentionError } from '../core/errors.ts';
import type { SourceIndex } from '../core/ports.ts';
import type { SourceRecord } from '../core/source-record.ts';

/** A claim that is read, found free and lost again is tried this often before the whole source is put off. */
const MAX_TRIES = 5;

/**
 * Takes `claim` for the source of `record`, or notes that it waits for it.
 * @returns the owner, if it is another source.
 */
export async function takeClaimOrWait(
  claim: string,
  record: SourceRecord,
  index: SourceIndex,
): Promise<string | undefined> {
  if ((await takeClaim(claim, record, index)) === undefined) return undefined;
  // An owner that lets go between the look and the note would not see the note; so look once more after it.
  await index.wait(claim, record.key);
  const owner = await takeClaim(claim, record, index);
  // A note that a crash leaves behind only causes a look too many.
  if (owner === undefined) await index.stopWaiting(claim, record.key);
  return owner;
}

/**
 * Takes `claim` for the source of `record`.
 * @returns the owner, if it is another source.
 * @throws ContentionError if it kept changing hands.
 */
export async function takeClaim(
  claim: string,
  { key, revision }: SourceRecord,
  index: SourceIndex,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    if (await index.takeClaim(claim, key, revision)) return undefined;
    const holder = await index.readClaim(claim);
    if (!holder) continue;
    // A newer run of this very source has it; that run will also win the commit.
    if (holder.owner === key) return undefined;
    const owner = await index.readSource(holder.owner);
    if (owner && listsClaim(owner, claim)) return holder.owner;
    if (await index.takeClaim(claim, key, revision, holder)) return undefined;
  }
  throw new ContentionError(`${claim}: changed hands at each of ${MAX_TRIES} tries`);
}

/** Held, about to be taken, or about to be let go: until that is done, who comes next must wait for it. */
export function listsClaim({ claims, claiming, pending }: SourceRecord, claim: string): boolean {
  return [...claims, ...claiming, ...pending.releases].includes(claim);
}
