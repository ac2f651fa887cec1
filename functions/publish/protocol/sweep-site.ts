import { eachLimited } from '../../core/kernel/each-limited.ts';
import { jobsFor } from '../../core/messages/job-message.ts';
import { type OutputId, outputOfKey } from '../../core/output/outputs.ts';
import { SITE_KEY } from '../../core/site/site.ts';
import { outputsOfSite } from '../../core/source/outputs-of-source.ts';
import type { PublishPorts } from '../ports.ts';

/** Requests to SQS under way at once; each takes ten jobs. */
const CONCURRENCY = 8;
const JOBS_PER_REQUEST = 10;

export interface SweptSite {
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
  { jobs, site, sources }: Pick<PublishPorts, 'jobs' | 'site' | 'sources'>,
): Promise<SweptSite> {
  const { keys, more } = await site.list(after);
  const former = await formerOutputs(sources);
  const outputOf = (key: string) => (former.has(`former/${key}`) ? `former/${key}` : outputOfKey(key));
  const outputs = [...new Set(keys.flatMap((key) => outputOf(key) ?? []))];
  const requests = Array.from({ length: Math.ceil(outputs.length / JOBS_PER_REQUEST) }, (_, at) =>
    outputs.slice(at * JOBS_PER_REQUEST, (at + 1) * JOBS_PER_REQUEST),
  );
  await eachLimited(CONCURRENCY, requests, (request) => jobs.send(jobsFor(request, { repair: true })));
  if (more) await jobs.send([{ sweepAfter: keys.at(-1) ?? '' }]);
  return { outputs: outputs.length, foreign: keys.filter((key) => outputOf(key) === undefined) };
}

/**
 * The addresses of another system's, or another time's, that the site in force tells of. No key says of itself that
 * it is one; and where no site is in force yet, there is none.
 */
async function formerOutputs(sources: PublishPorts['sources']): Promise<ReadonlySet<OutputId>> {
  const { accepted } = (await sources.readSource(SITE_KEY)) ?? {};
  const outputs = accepted?.kind === 'site' ? outputsOfSite(accepted.site) : [];
  return new Set(outputs.filter((output) => output.startsWith('former/')));
}
