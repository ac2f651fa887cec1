import { NEWS_OUTPUT } from '../core/output/outputs.ts';
import type { Clock, JobQueue } from '../core/ports/ports.ts';

/**
 * Asks for the news of the last two days, at the first minute of an hour: what is older leaves them, and no event
 * tells of it. A run that is repeated, or one that is missed, does no harm.
 */
export async function askForNews({
  jobs,
  clock,
}: {
  readonly jobs: Pick<JobQueue, 'send'>;
  readonly clock: Clock;
}): Promise<void> {
  if (clock().slice(14, 16) === '00') await jobs.send([NEWS_OUTPUT]);
}
