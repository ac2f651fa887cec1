import type { LookOptions } from '../../../functions/core/ports/ports.ts';

/** What a queue delivers. */
export type Message =
  | ({ readonly key: string } & LookOptions)
  | ({ readonly sweep: string; readonly after?: string | undefined } & LookOptions)
  | { readonly output: string };

/** For people: `ingest articles/a.md`. */
export function nameOf(message: Message): string {
  if ('output' in message) return `publish ${message.output}`;
  if ('sweep' in message) return `sweep ${message.sweep} ${message.after ?? ''}`.trimEnd();
  return `${message.reclaim ? 'reclaim' : message.repair ? 'repair' : 'ingest'} ${message.key}`;
}
