import { looksAt } from '../core/messages/intake-message.ts';
import { MEDIA_FOLDER } from '../core/output/media-key.ts';
import { SITE_KEY } from '../core/site/site.ts';
import type { ClockPorts } from './ports.ts';

/**
 * Asks for everything to be compared and made good, in pages. A look at each source, with its row, its outputs and
 * its receipt, mends what was never told: an event that was lost. A job for each object of the site mends what should
 * not be there: a PUT that landed after its function had died.
 */
export async function askForRepair({ intake, jobs }: Pick<ClockPorts, 'intake' | 'jobs'>): Promise<void> {
  await intake.send(looksAt([SITE_KEY], { repair: true }));
  for (const sweep of ['articles/', MEDIA_FOLDER]) await intake.send([{ sweep, repair: true }]);
  await jobs.send([{ sweepAfter: '' }]);
}
