import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CommandError, InterruptedError, UsageError } from '../errors.ts';

/** No feed is larger. Anything beyond this is not downloaded. */
const MAX_FEED_BYTES = 64 * 1024 * 1024;

const TIMEOUT_MS = 30_000;

export const STANDARD_INPUT = '-';

export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** The first `maxBytes` of a file, and its whole size. @throws {UsageError} if it cannot be read */
export async function readStart(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; sizeBytes: number }> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(size, maxBytes));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return { bytes: bytes.subarray(0, bytesRead), sizeBytes: size };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** A feed from a file, an address or standard input. @throws {CommandError} if it cannot be read */
export async function readFeed(name: string, signal: AbortSignal): Promise<Uint8Array> {
  if (name === STANDARD_INPUT) return await buffer(process.stdin);
  if (!isAddress(name)) return (await readStart(name, MAX_FEED_BYTES)).bytes;
  try {
    return await download(name, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]));
  } catch (error) {
    if (signal.aborted) throw new InterruptedError('interrupted');
    if (error instanceof CommandError) throw error;
    const { cause = error } = error as Error;
    throw new CommandError(`${name} cannot be read: ${(cause as Error).message}`);
  }
}

async function download(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new CommandError(`${url} answered ${answer.status}: name the address of a feed`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_FEED_BYTES) throw new CommandError(`${url} is larger than any feed`);
  }
  return Buffer.concat(chunks);
}
