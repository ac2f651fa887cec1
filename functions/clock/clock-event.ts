import * as z from 'zod/mini';

/** What a schedule of the stack sends. */
const clockEvent = z.strictObject({ task: z.enum(['due', 'repair']) });

/** @throws if the event is none of the stack's own. */
export function parseClockEvent(event: unknown): z.output<typeof clockEvent> {
  return z.parse(clockEvent, event);
}
