import * as z from 'zod/mini';
import { log } from '../runtime/log.ts';
import { askForDueSources } from './due-sources.ts';
import { askForHeldFeeds } from './held-feeds.ts';
import { askForNews } from './news.ts';
import type { ClockPorts } from './ports.ts';
import { askForRepair } from './repair.ts';

/** What a schedule of the stack sends. */
const clockEvent = z.strictObject({ task: z.enum(['due', 'repair']) });

export type ClockEvent = z.output<typeof clockEvent>;

/** @throws if the event is none of the stack's own */
export function parseClockEvent(event: unknown): ClockEvent {
  return z.parse(clockEvent, event);
}

/** Does what one event asks for. */
export async function runClock({ task }: ClockEvent, ports: ClockPorts): Promise<void> {
  if (task === 'repair') {
    await askForRepair(ports);
    return log.info({ message: 'repairing' });
  }
  const sources = await askForDueSources(ports);
  if (sources > 0) log.info({ message: 'due', sources });
  const feeds = await askForHeldFeeds(ports);
  if (feeds > 0) log.info({ message: 'held feeds', feeds });
  await askForNews(ports);
}
