import type { NoticeMessage } from '../core/messages/notice-message.ts';
import type { QueueWork } from '../runtime/run-batch.ts';
import type { NotifyPorts } from './ports.ts';
import { tellHub, tellHubs } from './tell-hub.ts';
import { replayDelivery, tellPartner } from './tell-partner.ts';

/** Messages handled at once: nearly all the time is spent waiting for other people's servers. */
const CONCURRENCY = 16;
/** One request may take 10 s, and its result must be written after that. */
const MIN_REMAINING_MS = 15_000;

/** How notify handles the messages of the notices queue. */
export function noticeWork(ports: NotifyPorts): QueueWork<NoticeMessage> {
  return {
    run: (message) => runNotice(message, ports),
    queue: ports.notices,
    concurrency: CONCURRENCY,
    minRemainingMs: MIN_REMAINING_MS,
  };
}

/** Does what one message asks for. */
export async function runNotice(message: NoticeMessage, ports: NotifyPorts): Promise<void> {
  switch (message.kind) {
    case 'topic':
      return await tellHubs(message.url, ports);
    case 'ping':
      return await tellHub(message, ports);
    case 'change':
      return await tellPartner(message, ports);
    case 'replay':
      return await replayDelivery(message, ports);
  }
}
