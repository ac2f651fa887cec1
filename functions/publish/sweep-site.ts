import { outputOfKey } from '../core/outputs.ts';
import type { JobQueue, SiteBucket } from '../core/ports.ts';
import { eachLimited } from '../each-limited.ts';

/** Requests to SQS under way at once; each takes ten jobs. */
const CONCURRENCY = 8;
const JOBS_PER_REQUEST = 10;

export interface Swept {
  readonly outputs: number;
  /** Objects that belong to no output: nobody's work here, so they are reported and left alone. */
  readonly foreign: readonly string[];
}

/**
 * Asks for a job for every output that has an object in the site bucket: one page now, and a message that asks
 * for the next. Publishing makes each agree with the index again, whatever happened to it: a PUT that landed
 * after its function had died, a hand that slipped, an article whose deletion was lost.
 */
export async function sweepSite(
  after: string,
  { site, jobs }: { readonly site: SiteBucket; readonly jobs: JobQueue },
): Promise<Swept> {
  const { keys, more } = await site.list(after);
  const outputs = [...new Set(keys.flatMap((key) => outputOfKey(key) ?? []))];
  const requests = Array.from({ length: Math.ceil(outputs.length / JOBS_PER_REQUEST) }, (_, index) =>
    outputs.slice(index * JOBS_PER_REQUEST, (index + 1) * JOBS_PER_REQUEST),
  );
  await eachLimited(CONCURRENCY, requests, (request) => jobs.send(request, { repair: true }));
  if (more) await jobs.sendSweep(keys.at(-1));
  return { outputs: outputs.length, foreign: keys.filter((key) => outputOfKey(key) === undefined) };
}
