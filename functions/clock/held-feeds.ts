import { jobsFor } from '../core/messages/job-message.ts';
import { HELD } from '../core/output/lists.ts';
import { isOutputId } from '../core/output/outputs.ts';
import { hintPages } from '../core/ports/hints.ts';
import type { ClockPorts } from './ports.ts';

const PAGE = 100;

/**
 * Has every held feed judged again. Its articles may be back without any event that tells the feed so, as when they
 * moved to another section. And the alarm stays on as long as publish finds a held feed.
 *
 * @returns how many were asked for
 */
export async function askForHeldFeeds({
  hints,
  jobs,
  clock,
}: Pick<ClockPorts, 'hints' | 'jobs' | 'clock'>): Promise<number> {
  let asked = 0;
  for await (const page of hintPages(hints, HELD, { before: clock(), limit: PAGE })) {
    await jobs.send(jobsFor(page.map(({ key }) => key).filter(isOutputId), { recheck: true }));
    asked += page.length;
  }
  return asked;
}
