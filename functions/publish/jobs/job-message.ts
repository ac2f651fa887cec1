import * as z from 'zod/mini';
import type { OutputId } from '../../core/output/outputs.ts';
import type { JobOptions } from '../../core/ports/ports.ts';

/** What a message on the jobs queue asks for. */
export type JobUnit =
  | ({ readonly output: OutputId } & Omit<JobOptions, 'delaySeconds'>)
  /** Let this feed go on, if it is held. */
  | { readonly release: OutputId }
  /** A job for every output that has an object in the site bucket after this key. */
  | { readonly sweepAfter: string };

const job = z.union([
  z.strictObject({
    output: z.string(),
    repair: z.optional(z.boolean()),
    recheck: z.optional(z.boolean()),
  }),
  z.strictObject({ release: z.string() }),
  z.strictObject({ sweepAfter: z.string() }),
]);

/** @throws if the message is no job. */
export function parseJobMessage(body: string): readonly JobUnit[] {
  return [z.parse(job, JSON.parse(body))];
}

/** Units of one name are done once. */
export function nameOfJob(unit: JobUnit): string {
  return 'sweepAfter' in unit ? `sweep ${unit.sweepAfter}` : 'release' in unit ? unit.release : unit.output;
}

/**
 * One unit for two of one name. A release publishes too. What an ordinary job is there for is a change that is
 * known of, so that finding it done by the repair tells of no drift.
 */
export function mergeJobs(one: JobUnit, other: JobUnit): JobUnit {
  if ('release' in other) return other;
  return 'output' in one && one.repair ? other : one;
}
