import * as z from 'zod/mini';
import { isOutputId, type OutputId } from '../output/outputs.ts';
import type { MessageCodec } from './message-codec.ts';

const outputId = z.custom<OutputId>((id) => typeof id === 'string' && isOutputId(id));
const job = z.strictObject({
  output: outputId,
  repair: z.optional(z.boolean()),
  recheck: z.optional(z.boolean()),
});
const release = z.strictObject({ release: outputId });
const sweep = z.strictObject({ sweepAfter: z.string() });
const body = z.union([job, release, sweep]);

/** How an output is to be rebuilt. */
export interface JobOptions {
  /** True if the repair asks: what the job then changes counts as drift. */
  readonly repair?: boolean | undefined;
  /** The feed is on the list of those that are held, perhaps wrongly. */
  readonly recheck?: boolean | undefined;
}

/** Rebuild this output. */
export interface Job extends JobOptions {
  readonly output: OutputId;
}

/** Let this feed go on if it is held, and rebuild it. */
interface Release {
  readonly release: OutputId;
}

/** Ask for a job for every output that has an object in the site bucket after this key. */
interface SiteSweep {
  readonly sweepAfter: string;
}

/** What a message on the jobs queue asks for. */
export type JobMessage = Job | Release | SiteSweep;

/** The messages of the jobs queue. */
export const jobMessages: MessageCodec<JobMessage> = { encode, decode, nameOf, merge };

/** A job for each of `outputs`. */
export function jobsFor(outputs: readonly OutputId[], options: JobOptions = {}): Job[] {
  return outputs.map((output) => ({ ...options, output }));
}

/** Leaves out options that are not set. */
function encode(message: JobMessage): string {
  if (!('output' in message)) return JSON.stringify(message);
  const { output, repair, recheck } = message;
  return JSON.stringify({ output, repair: repair || undefined, recheck: recheck || undefined });
}

function decode(text: string): readonly JobMessage[] {
  return [z.parse(body, JSON.parse(text))];
}

function nameOf(message: JobMessage): string {
  if ('sweepAfter' in message) return `sweep ${message.sweepAfter}`;
  return 'release' in message ? message.release : message.output;
}

/**
 * A release rebuilds the output too. An ordinary job tells of a known change: if the repair does that job's work, it
 * has found no drift.
 */
function merge(one: JobMessage, other: JobMessage): JobMessage {
  if ('release' in other) return other;
  return 'output' in one && one.repair ? other : one;
}
