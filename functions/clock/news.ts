import { jobsFor } from '../core/messages/job-message.ts';
import { NEWS_OUTPUT } from '../core/output/outputs.ts';
import type { ClockPorts } from './ports.ts';

/**
 * Asks for the news of the last two days in the first minute of each hour. No event tells that an article has become
 * too old for them. A repeated run or a missed one does no harm.
 */
export async function askForNews({ jobs, clock }: Pick<ClockPorts, 'jobs' | 'clock'>): Promise<void> {
  if (clock().slice(14, 16) === '00') await jobs.send(jobsFor([NEWS_OUTPUT]));
}
