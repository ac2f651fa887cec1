import type { IntakeQueue, JobQueue } from '../core/ports/ports.ts';
import { SITE_KEY } from '../core/site/site.ts';

/**
 * Asks for everything to be compared and made good, in pages: each source with its row, its outputs and its
 * receipt, which mends what was never told (an event that was lost); and each object of the site with the
 * index, which mends what should not be there (a PUT that landed after its function had died).
 */
export async function askForRepair({
  intake,
  jobs,
}: {
  readonly intake: Pick<IntakeQueue, 'send' | 'sendSweep'>;
  readonly jobs: Pick<JobQueue, 'sendSweep'>;
}): Promise<void> {
  await intake.send([SITE_KEY], { repair: true });
  for (const prefix of ['articles/', 'media/']) await intake.sendSweep(prefix, undefined, { repair: true });
  await jobs.sendSweep();
}
