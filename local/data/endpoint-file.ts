import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StateFile } from './state-file.ts';

const schema = z.object({
  /** `http://127.0.0.1:4566`, for S3, SQS and DynamoDB. */
  awsEndpoint: z.url(),
  /** Stack outputs, resolved: `UploadsBucket`, `JobsQueueUrl`. */
  outputs: z.record(z.string(), z.string()),
  processId: z.int().positive(),
});

/** How to reach a running local cloud. The operator's commands need to know nothing else. */
export type Endpoint = Readonly<z.infer<typeof schema>>;

/** Writes into the data folder where its cloud can be reached. */
export async function announceEndpoint(
  dataDir: string,
  endpoint: Omit<Endpoint, 'processId'>,
): Promise<void> {
  await new StateFile<unknown>(pathOf(dataDir)).write({ ...endpoint, processId: process.pid });
}

/** Deletes that file, if it is there. */
export async function withdrawEndpoint(dataDir: string): Promise<void> {
  await rm(pathOf(dataDir), { force: true });
}

/**
 * The cloud that works on `dataDir` now; undefined if there is none. A cloud that was killed leaves its file behind,
 * and another program may use its port by now. So the file counts only while its process lives.
 */
export async function findEndpoint(dataDir: string): Promise<Endpoint | undefined> {
  try {
    const endpoint = schema.parse(JSON.parse(await readFile(pathOf(dataDir), 'utf8')));
    return isAlive(endpoint.processId) ? endpoint : undefined;
  } catch {
    return undefined;
  }
}

/** Signal 0 only asks if the process exists (kill(2)). EPERM: it exists and belongs to another user. */
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
