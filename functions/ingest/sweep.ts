import { eachLimited } from '../core/kernel/each-limited.ts';
import { looksAt, type SourceSweep } from '../core/messages/intake-message.ts';
import type { IngestPorts } from './ports.ts';

/** Requests to SQS at once; each takes ten keys. */
const CONCURRENCY = 8;
const KEYS_PER_REQUEST = 10;

/** What a sweep came to. */
export interface SweptSources {
  readonly prefix: string;
  /** How many sources it asked for. */
  readonly sources: number;
}

/** Asks for a look at each source under a prefix: one page now, and a message that asks for the next. */
export async function sweep(
  { sweep: prefix, after, repair }: SourceSweep,
  { intake, uploads }: Pick<IngestPorts, 'intake' | 'uploads'>,
): Promise<SweptSources> {
  const { keys, more } = await uploads.list(prefix, after);
  const requests = Array.from({ length: Math.ceil(keys.length / KEYS_PER_REQUEST) }, (_, index) =>
    keys.slice(index * KEYS_PER_REQUEST, (index + 1) * KEYS_PER_REQUEST),
  );
  await eachLimited(CONCURRENCY, requests, (request) => intake.send(looksAt(request, { repair })));
  if (more) await intake.send([{ sweep: prefix, after: keys.at(-1), repair }]);
  return { prefix, sources: keys.length };
}
