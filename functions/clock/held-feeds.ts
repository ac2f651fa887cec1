import { HELD } from '../core/feed/feed-state.ts';
import type { Clock, JobQueue, SourceIndex } from '../core/ports/ports.ts';

/** All that this reaches outside itself. */
interface HeldFeedsPorts {
  readonly index: Pick<SourceIndex, 'queryHints'>;
  readonly jobs: Pick<JobQueue, 'send'>;
  readonly clock: Clock;
}

const PAGE = 100;

/**
 * Has every feed that is held judged again. Its articles may be back where no event tells the feed of it, as when
 * they moved to another section; and the alarm stays on for as long as publish finds one that is held.
 *
 * @returns how many were asked for.
 */
export async function askForHeldFeeds({ index, jobs, clock }: HeldFeedsPorts): Promise<number> {
  const before = clock();
  let asked = 0;
  let next: string | undefined;
  do {
    const page = await index.queryHints(HELD, { before, limit: PAGE, ...(next ? { next } : {}) });
    await jobs.send(
      page.hints.map(({ key }) => key),
      { recheck: true },
    );
    asked += page.hints.length;
    next = page.next;
  } while (next);
  return asked;
}
