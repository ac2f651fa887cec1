import * as z from 'zod/mini';
import type { OutputId } from '../core/outputs.ts';

/** What a message on the jobs queue asks for. */
export type JobUnit =
  | { readonly output: OutputId }
  /** A job for every output that has an object in the site bucket after this key. */
  | { readonly sweepAfter: string };

const job = z.union([z.strictObject({ output: z.string() }), z.strictObject({ sweepAfter: z.string() })]);

/** @throws if the message is no job. */
export function parseJobMessage(body: string): readonly JobUnit[] {
  return [z.parse(job, JSON.parse(body))];
}
