import * as z from 'zod/mini';
import type { OutputId } from '../core/outputs.ts';

const job = z.strictObject({ output: z.string() });

/** @throws if the message is no job. */
export function parseJobMessage(body: string): readonly OutputId[] {
  return [z.parse(job, JSON.parse(body)).output];
}
