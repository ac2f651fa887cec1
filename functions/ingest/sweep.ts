import { eachLimited } from '../core/kernel/each-limited.ts';
import type { LookOptions } from '../core/ports/ports.ts';
import type { IngestPorts } from './ports.ts';

/** Requests to SQS under way at once; each takes ten keys. */
const CONCURRENCY = 8;
const KEYS_PER_REQUEST = 10;

/** Asks for a look at each source under `prefix`: one page now, and a message that asks for the next. */
export async function sweep(
  prefix: string,
  after: string | undefined,
  { intake, uploads }: IngestPorts,
  options: LookOptions = {},
): Promise<number> {
  const { keys, more } = await uploads.list(prefix, after);
  const requests = Array.from({ length: Math.ceil(keys.length / KEYS_PER_REQUEST) }, (_, index) =>
    keys.slice(index * KEYS_PER_REQUEST, (index + 1) * KEYS_PER_REQUEST),
  );
  await eachLimited(CONCURRENCY, requests, (request) => intake.send(request, options));
  if (more) await intake.sendSweep(prefix, keys.at(-1), options);
  return keys.length;
}
