import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { askForDueSources } from '../../functions/clock/due-sources.ts';
import { askForHeldFeeds } from '../../functions/clock/held-feeds.ts';
import { askForNews } from '../../functions/clock/news.ts';
import { askForRepair } from '../../functions/clock/repair.ts';
import { type IntakeUnit, parseIntakeMessage } from '../../functions/ingest/intake-message.ts';
import { reconcileSource } from '../../functions/ingest/reconcile-source.ts';
import { sweep } from '../../functions/ingest/sweep.ts';
import {
  type JobUnit,
  mergeJobs,
  nameOfJob,
  parseJobMessage,
} from '../../functions/publish/jobs/job-message.ts';
import { postponeJob, runJob } from '../../functions/publish/jobs/run-job.ts';
import { runBatch } from '../../functions/runtime/sqs-batch.ts';
import type { Ports } from '../support/explorer/operation.ts';

/** What a function needs beside its event. */
export interface Surroundings {
  readonly ports: Ports;
  /** Around each unit of a batch: what it is run with. */
  readonly portsFor: (unit: object) => Ports;
  remainingMs(): number;
  /** Told of every error that a unit was left with. */
  onError(error: unknown): void;
}

/** The functions as their handlers put them together, over ports of any kind. */
export const FUNCTIONS = {
  intake: (event: SQSEvent, around: Surroundings): Promise<SQSBatchResponse> =>
    runBatch<IntakeUnit>(event, {
      parse: parseIntakeMessage,
      run: (unit) => reporting(around, () => runIntake(unit, around.portsFor(unit))),
      postpone: (unit) =>
        'key' in unit
          ? around.ports.intake.send([unit.key], unit)
          : around.ports.intake.sendSweep(unit.sweep, unit.after, unit),
      concurrency: 8,
      remainingMs: around.remainingMs,
    }),
  jobs: (event: SQSEvent, around: Surroundings): Promise<SQSBatchResponse> =>
    runBatch<JobUnit>(event, {
      parse: parseJobMessage,
      coalescing: { nameOf: nameOfJob, merge: mergeJobs },
      run: (unit) => reporting(around, () => runJob(unit, around.portsFor(unit))),
      postpone: (unit) => postponeJob(unit, around.ports.jobs),
      concurrency: 8,
      remainingMs: around.remainingMs,
    }),
} as const;

/** What a schedule asks of the clock. */
export type ClockTask = 'due' | 'repair';

export async function runClock(task: ClockTask, ports: Ports): Promise<void> {
  if (task === 'repair') return await askForRepair(ports);
  await askForDueSources(ports);
  await askForHeldFeeds(ports);
  // One tick stands for all since the one before, and an hour's first may be among them.
  await askForNews({ ...ports, clock: () => ports.clock().replace(/:\d\d:/, ':00:') });
}

async function runIntake(unit: IntakeUnit, ports: Ports): Promise<void> {
  if ('sweep' in unit) await sweep(unit.sweep, unit.after, ports, unit);
  else await reconcileSource(unit.key, ports, unit);
}

async function reporting({ onError }: Surroundings, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    onError(error);
    throw error;
  }
}
