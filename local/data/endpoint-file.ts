import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StateFile } from './state-file.ts';

const schema = z.object({
  /** `http://127.0.0.1:4566`, which speaks S3, SQS and DynamoDB. */
  awsEndpoint: z.url(),
  /** Stack outputs, resolved: `UploadsBucket`, `JobsQueueUrl`. */
  outputs: z.record(z.string(), z.string()),
  processId: z.int().positive(),
});

/** How to reach a running local cloud: all that its operator's commands need to know of it. */
export type Endpoint = Readonly<z.infer<typeof schema>>;

/** Says in the data folder where the cloud that works on it can be reached. */
export async function announceEndpoint(
  dataDir: string,
  endpoint: Omit<Endpoint, 'processId'>,
): Promise<void> {
  await new StateFile<unknown>(pathOf(dataDir)).write({ ...endpoint, processId: process.pid });
}

/** Takes the announcement back, if there is one. */
export async function withdrawEndpoint(dataDir: string): Promise<void> {
  await rm(pathOf(dataDir), { force: true });
}

/**
 * The cloud that works on `dataDir` now; undefined if none does. A cloud that was killed leaves its announcement
 * behind, and another may have its port by now: only that of a living process counts.
 */
export async function findEndpoint(dataDir: string): Promise<Endpoint | undefined> {
  try {
    const endpoint = schema.parse(JSON.parse(await readFile(pathOf(dataDir), 'utf8')));
    return isAlive(endpoint.processId) ? endpoint : undefined;
  } catch {
    return undefined;
  }
}

/** Signal 0 is not sent: it only tells whether there is such a process, be it somebody else's (kill(2)). */
function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'endpoint.json');
}
