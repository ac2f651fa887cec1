import type { OutputId } from '../../../functions/core/output/outputs.ts';
import type { MemoryPipeline } from '../memory-pipeline.ts';
import type { Message } from './message.ts';
import type { Ports } from './operation.ts';
import type { World } from './world.ts';

/** What an editor does; or an accident, after which each source is to be looked at again. */
export type Edit =
  | { readonly put: string; readonly content: string }
  | { readonly remove: string }
  | { readonly lookAt: string }
  | { readonly lose: 'the table' };

/** What is explored: every order of everything, with so many mishaps. */
export interface Scenario {
  readonly name: string;
  /** Brought in one after the other, in peace, before anything is explored. */
  readonly before: readonly Edit[];
  /** In this order, each at any moment. */
  readonly history: readonly Edit[];
  /** Ingests each edit in one go, for a scenario that is about publishing alone. */
  readonly ingestedAtOnce?: boolean;
  /**
   * The outputs that are published. Outputs share nothing but what they read, so each can be explored alone:
   * the jobs of the others are dropped.
   */
  readonly outputs: readonly OutputId[];
  /**
   * The objects of these outputs that are looked at, if not all: each is written alike, so a few stand for the rest.
   */
  readonly objects?: readonly string[];
  /** Ingest workers at once. */
  readonly workers: number;
  /** Ingest workers at once over one source; as many as there are, if not stated. */
  readonly workersPerSource?: number;
  /** Publish workers at once over one output. */
  readonly publishers: number;
  /** Messages delivered although they have been, or still are being, worked on. */
  readonly duplicates: number;
  /** Workers that die, each right after an operation took effect; their messages come again. */
  readonly crashes: number;
  /**
   * How often a worker is interrupted by another at most; any number of times, if not stated. Few are enough
   * for most faults, and they make few schedules (context bounding).
   */
  readonly preemptions?: number;
  /** What is wrong once nothing is left to do. */
  end(pipeline: MemoryPipeline): Promise<readonly string[]>;
  /** What is wrong with one step of the site or the index. */
  always?(before: World, after: World): readonly string[];
}

/** A guard taken out of the protocols. */
export interface Mutant {
  readonly name: string;
  /** Put between one worker's code and its ports. */
  wrap?(ports: Ports, message: Message): Ports;
  /** What operations come to, instead. */
  effect?(ports: Ports, pipeline: MemoryPipeline): Partial<Ports>;
}

/** How many workers may be at one message, or at others like it, at once. */
export function mostWorkersOver(message: Message, scenario: Scenario): number {
  const { publishers, workers, workersPerSource = workers } = scenario;
  return 'output' in message ? publishers : workersPerSource;
}
