import { jobsFor } from '../core/messages/job-message.ts';
import { NEWS_OUTPUT } from '../core/output/outputs.ts';
import type { ClockPorts } from './ports.ts';

/**
 * Asks for the news of the last two days, at the first minute of an hour: what is older leaves them, and no event
 * tells of it. A run that is repeated, or one that is missed, does no harm.
 */
export async function askForNews({ jobs, clock }: Pick<ClockPorts, 'jobs' | 'clock'>): Promise<void> {
  if (clock().slice(14, 16) === '00') await jobs.send(jobsFor([NEWS_OUTPUT]));
}
