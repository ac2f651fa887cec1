import type { IntakeMessage } from '../core/messages/intake-message.ts';
import type { JobMessage } from '../core/messages/job-message.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Hints } from '../core/ports/hints.ts';
import type { Queue } from '../core/ports/queue.ts';

/** All that the clock reaches outside itself. */
export interface ClockPorts {
  readonly hints: Pick<Hints, 'queryHints'>;
  readonly intake: Queue<IntakeMessage>;
  readonly jobs: Queue<JobMessage>;
  readonly clock: Clock;
}
