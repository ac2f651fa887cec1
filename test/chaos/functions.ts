import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { askForNews } from '../../functions/clock/news.ts';
import { type ClockEvent, runClock } from '../../functions/clock/run-clock.ts';
import { intakeMessages } from '../../functions/core/messages/intake-message.ts';
import { jobMessages } from '../../functions/core/messages/job-message.ts';
import { intakeWork, runIntake } from '../../functions/ingest/run-intake.ts';
import { jobWork, runJob } from '../../functions/publish/jobs/run-job.ts';
import { queueHandler } from '../../functions/runtime/queue-handler.ts';
import type { QueueWork } from '../../functions/runtime/run-batch.ts';
import type { Ports } from '../support/explorer/operation.ts';

/** What a function needs beside its event. */
export interface Surroundings {
  readonly ports: Ports;
  /** Around each message of a batch: what it is handled with. */
  readonly portsFor: (message: object) => Ports;
  remainingMs(): number;
  /** Told of every error that a message was left with. */
  onError(error: unknown): void;
}

/** The functions as their handlers put them together, over ports of any kind. */
export const FUNCTIONS = {
  intake: (event: SQSEvent, around: Surroundings): Promise<SQSBatchResponse> =>
    queueHandler(intakeMessages, () => watched(intakeWork(around.ports), runIntake, around))(
      event,
      contextOf(around),
    ),
  jobs: (event: SQSEvent, around: Surroundings): Promise<SQSBatchResponse> =>
    queueHandler(jobMessages, () => watched(jobWork(around.ports, 'Chaos'), runJob, around))(
      event,
      contextOf(around),
    ),
} as const;

/** What a schedule asks of the clock. */
export type ClockTask = ClockEvent['task'];

export async function runTick(task: ClockTask, ports: Ports): Promise<void> {
  await runClock({ task }, ports);
  // One tick stands for all since the one before, and an hour's first may be among them.
  if (task === 'due') await askForNews({ ...ports, clock: () => ports.clock().replace(/:\d\d:/, ':00:') });
}

function contextOf({ remainingMs }: Surroundings): Context {
  return { getRemainingTimeInMillis: remainingMs } as Context;
}

/** `work` with the ports of each message; its errors are told, and what goes well is not. */
function watched<Message extends object, Outcome>(
  { report: _, ...work }: QueueWork<Message, Outcome>,
  run: (message: Message, ports: Ports) => Promise<Outcome>,
  { portsFor, onError }: Surroundings,
): QueueWork<Message, Outcome> {
  return {
    ...work,
    async run(message) {
      try {
        return await run(message, portsFor(message));
      } catch (error) {
        onError(error);
        throw error;
      }
    },
  };
}
