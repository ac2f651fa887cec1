import { eachLimited } from '../../core/kernel/each-limited.ts';
import { jobsFor } from '../../core/messages/job-message.ts';
import { type OutputId, outputId, outputOfKey, parseOutput } from '../../core/output/outputs.ts';
import { SITE_KEY } from '../../core/site/site.ts';
import { outputsOfSite } from '../../core/source/outputs-of-source.ts';
import type { PublishPorts } from '../ports.ts';

/** Requests to SQS at once; each takes ten jobs. */
const CONCURRENCY = 8;
const JOBS_PER_REQUEST = 10;

/** What a sweep came to. */
export interface SweptSite {
  /** How many outputs it asked for. */
  readonly outputs: number;
  /** Keys of objects that belong to no output. They are not ours, so they are reported and left alone. */
  readonly foreign: readonly string[];
}

/**
 * Asks for a job for every output that has an object in the site bucket: one page now, and a message that asks for the
 * next. Publishing makes each agree with the index again, whatever happened to it: a PUT that landed after its
 * function had died, an object changed by hand, an article whose deletion was lost.
 */
export async function sweepSite(
  after: string,
  { jobs, site, sources }: Pick<PublishPorts, 'jobs' | 'site' | 'sources'>,
): Promise<SweptSite> {
  const { keys, more } = await site.list(after);
  const former = await formerOutputs(sources);
  const outputOf = (key: string) => {
    const asFormer = outputId({ kind: 'former', key });
    return former.has(asFormer) ? asFormer : outputOfKey(key);
  };
  const outputs = [...new Set(keys.flatMap((key) => outputOf(key) ?? []))];
  const requests = Array.from({ length: Math.ceil(outputs.length / JOBS_PER_REQUEST) }, (_, at) =>
    outputs.slice(at * JOBS_PER_REQUEST, (at + 1) * JOBS_PER_REQUEST),
  );
  await eachLimited(CONCURRENCY, requests, (request) => jobs.send(jobsFor(request, { repair: true })));
  if (more) await jobs.send([{ sweepAfter: keys.at(-1) ?? '' }]);
  return { outputs: outputs.length, foreign: keys.filter((key) => outputOf(key) === undefined) };
}

/**
 * The former addresses that the site in force declares: of another system, or of an earlier time. A key alone does not
 * show that it is one. While no site is in force, there is none.
 */
async function formerOutputs(sources: PublishPorts['sources']): Promise<ReadonlySet<OutputId>> {
  const { accepted } = (await sources.readSource(SITE_KEY)) ?? {};
  const outputs = accepted?.kind === 'site' ? outputsOfSite(accepted.site) : [];
  return new Set(outputs.filter((output) => parseOutput(output).kind === 'former'));
}
