import { DUE } from '../core/output/outputs.ts';
import type { Clock, IntakeQueue, SourceIndex } from '../core/ports/ports.ts';

/** All that the clock reaches outside itself. */
export interface ClockPorts {
  readonly index: Pick<SourceIndex, 'queryHints'>;
  readonly intake: Pick<IntakeQueue, 'send'>;
  readonly clock: Clock;
}

const PAGE = 100;

/**
 * Asks for a look at every source that time has changed since it was last looked at: one that became due, one
 * that expired. Ingest does the rest, as for an upload, and takes the source off the list; until it has, each
 * minute asks again, so nothing depends on any single run.
 *
 * @returns how many were asked for.
 */
export async function askForDueSources({ index, intake, clock }: ClockPorts): Promise<number> {
  const before = clock();
  let asked = 0;
  let next: string | undefined;
  do {
    const page = await index.queryHints(DUE, { before, limit: PAGE, ...(next ? { next } : {}) });
    await intake.send(page.hints.map((hint) => hint.key));
    asked += page.hints.length;
    next = page.next;
  } while (next);
  return asked;
}
