import { type Instant, secondsUntil } from '../core/kernel/instant.ts';
import type { NoticeUnit } from './notice-message.ts';
import type { NotifyPorts } from './ports.ts';

/** The longest that SQS holds a message back; a longer wait is several of these. */
const MAX_DELAY_SECONDS = 900;

/** Has `unit` come again at `due`, or on the way there. */
export async function hop(
  unit: NoticeUnit,
  due: Instant,
  { again, clock }: Pick<NotifyPorts, 'again' | 'clock'>,
): Promise<void> {
  await again.send(unit, Math.min(secondsUntil(due, clock()), MAX_DELAY_SECONDS));
}
