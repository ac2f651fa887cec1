import type { Scheduler } from 'fast-check';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import { MemoryPipeline } from './memory-pipeline.ts';

/** A function that dies here. Its message comes again, as SQS has it. */
class Crash extends Error {}

type Edit = { put: string; content: string } | { remove: string };

/** What the editors do, in this order, each at any moment. */
export type Edits = readonly Edit[];

/** The same, and the operator. */
export type History = readonly (Edit | { release: OutputId })[];

export interface InterleavingOptions {
  /** What has been published in peace before. */
  readonly before?: History;
  readonly history: History;
  /** Which event (by index into the history) is delivered twice. */
  readonly duplicates: readonly number[];
  /** At which operation, counted over all workers, the worker at it dies: before it, or after it took effect. */
  readonly crashes: readonly number[];
}

/**
 * Plays a history against the real protocols, one worker for each message, all at once: every operation of
 * every worker waits for the scheduler to let it go. Returns when nothing is left to do.
 */
export async function interleave(
  scheduler: Scheduler,
  { before = [], history, duplicates, crashes }: InterleavingOptions,
): Promise<MemoryPipeline> {
  let running = false;
  let operations = 0;
  const pipeline = new MemoryPipeline(async (operation) => {
    if (!running) return;
    const ordinal = operations++;
    await scheduler.schedule(Promise.resolve(), operation);
    if (crashes.includes(ordinal)) throw new Crash(`at ${operation}`);
  });
  pipeline.put('site.yaml', 'title: Races\n');
  for (const event of before) {
    apply(event, pipeline);
    await pipeline.drain();
  }
  await pipeline.drain();
  running = true;

  const workers: Promise<void>[] = [];
  const work = (run: () => Promise<unknown>) => workers.push(untilDone(run));
  pipeline.onIntake = (message) => work(() => pipeline.ingest(message));
  pipeline.onJob = (output) => work(() => pipeline.publish(output));
  pipeline.onRelease = (output) => work(() => pipeline.release(output));
  work(async () => {
    for (const [index, event] of history.entries()) {
      await scheduler.schedule(Promise.resolve(), `editor ${JSON.stringify(event)}`);
      apply(event, pipeline);
      if (duplicates.includes(index) && !('release' in event)) {
        pipeline.onIntake?.({ key: 'put' in event ? event.put : event.remove });
      }
    }
  });
  await scheduler.waitFor(
    (async () => {
      for (let next = 0; next < workers.length; next++) await workers[next];
    })(),
  );
  // What a test does afterwards nobody schedules, and its messages wait in the queues.
  running = false;
  delete pipeline.onIntake;
  delete pipeline.onJob;
  delete pipeline.onRelease;
  return pipeline;
}

async function untilDone(run: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await run();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

function apply(event: History[number], pipeline: MemoryPipeline): void {
  // Seconds apart, as S3's Last-Modified tells them.
  pipeline.now = new Date(Date.parse(pipeline.now) + 1000).toISOString();
  if ('put' in event) pipeline.put(event.put, event.content);
  else if ('remove' in event) pipeline.remove(event.remove);
  else pipeline.askForRelease(event.release);
}
