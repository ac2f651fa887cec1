import { type Instant, secondsUntil } from '../core/kernel/instant.ts';
import type { NoticeMessage } from '../core/messages/notice-message.ts';
import type { NotifyPorts } from './ports.ts';

/** The longest that SQS holds a message back. A longer wait is several of these. */
const MAX_DELAY_SECONDS = 900;

/** Sends `message` once more, to be delivered at `due` or on the way there. */
export async function putOff(
  message: NoticeMessage,
  due: Instant,
  { clock, notices }: Pick<NotifyPorts, 'clock' | 'notices'>,
): Promise<void> {
  const delaySeconds = Math.min(secondsUntil(due, clock()), MAX_DELAY_SECONDS);
  await notices.send([message], { delaySeconds });
}
