import { looksAt } from '../core/messages/intake-message.ts';
import { DUE } from '../core/output/lists.ts';
import { hintPages } from '../core/ports/hints.ts';
import type { ClockPorts } from './ports.ts';

const PAGE = 100;

/**
 * Asks for a look at every source that has become due, or has expired, since it was last looked at. Ingest does the
 * rest, as for an upload, and takes the source off the list. Until then each minute asks again, so nothing depends on
 * any single run.
 *
 * @returns how many were asked for
 */
export async function askForDueSources({
  hints,
  intake,
  clock,
}: Pick<ClockPorts, 'hints' | 'intake' | 'clock'>): Promise<number> {
  let asked = 0;
  for await (const page of hintPages(hints, DUE, { before: clock(), limit: PAGE })) {
    await intake.send(looksAt(page.map(({ key }) => key)));
    asked += page.length;
  }
  return asked;
}
