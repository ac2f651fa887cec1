import type { IntakeMessage } from '../../../functions/core/messages/intake-message.ts';
import type { Job } from '../../../functions/core/messages/job-message.ts';

/** What a queue delivers. */
export type Message = IntakeMessage | Job;

/** For people: `ingest articles/a.md`. */
export function nameOf(message: Message): string {
  if ('output' in message) return `publish ${message.output}`;
  if ('sweep' in message) return `sweep ${message.sweep} ${message.after ?? ''}`.trimEnd();
  return `${message.reclaim ? 'reclaim' : message.repair ? 'repair' : 'ingest'} ${message.key}`;
}
