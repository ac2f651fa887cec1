import { askForHeldFeeds } from '../../functions/clock/held-feeds.ts';
import { ContentionError } from '../../functions/core/kernel/errors.ts';
import { type IntakeMessage, intakeMessages } from '../../functions/core/messages/intake-message.ts';
import { type JobMessage, jobMessages } from '../../functions/core/messages/job-message.ts';
import { type NoticeMessage, noticeMessages } from '../../functions/core/messages/notice-message.ts';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import type { Queue } from '../../functions/core/ports/queue.ts';
import type { IngestPorts } from '../../functions/ingest/ports.ts';
import { runIntake } from '../../functions/ingest/run-intake.ts';
import { runJob } from '../../functions/publish/jobs/run-job.ts';
import type { PublishPorts } from '../../functions/publish/ports.ts';
import { MemorySite, MemoryUploads } from './memory-buckets.ts';
import { MemoryClaims } from './memory-claims.ts';
import { MemoryFaults } from './memory-faults.ts';
import { MemoryFeedStates } from './memory-feed-states.ts';
import { MemoryHints } from './memory-hints.ts';
import { MemoryQueue } from './memory-queue.ts';
import { MemorySources } from './memory-sources.ts';
import type { Step } from './step.ts';

/** The real protocols in memory, over ports that take effect one operation at a time, when a test says so. */
export class MemoryPipeline {
  readonly uploads: MemoryUploads;
  readonly site: MemorySite;
  readonly sources: MemorySources;
  readonly hints: MemoryHints;
  readonly claims: MemoryClaims;
  readonly feedStates: MemoryFeedStates;
  readonly faults: MemoryFaults;
  readonly intake: IntakeMessage[] = [];
  readonly jobs: OutputId[] = [];
  readonly releases: OutputId[] = [];
  /** Jobs that are not to be delivered before their time. */
  readonly delayed: { output: OutputId; at: string }[] = [];
  readonly siteSweeps: string[] = [];
  /** Everything that was to be told, in order. */
  readonly notices: NoticeMessage[] = [];
  now = '2026-11-10T12:00:00.000Z';
  /** How far the publishers' clock is ahead of it; less than 0: behind. */
  publisherAheadSeconds = 0;
  readonly ports: IngestPorts & PublishPorts & { readonly site: MemorySite };

  /** Called instead of queueing, once set: a test that delivers by itself. */
  onIntake?: (message: IntakeMessage) => void;
  onJob?: (output: OutputId) => void;
  onRelease?: (output: OutputId) => void;

  constructor(step: Step = async () => {}) {
    this.uploads = new MemoryUploads(step);
    this.site = new MemorySite(this.uploads, step);
    this.sources = new MemorySources(step);
    this.hints = new MemoryHints(step);
    this.claims = new MemoryClaims(step);
    this.feedStates = new MemoryFeedStates(step);
    this.faults = new MemoryFaults(step);
    this.ports = {
      sources: this.sources,
      hints: this.hints,
      claims: this.claims,
      uploads: this.uploads,
      site: this.site,
      feedStates: this.feedStates,
      faults: this.faults,
      clock: () => this.now,
      headlinesScript: async () => 'export {};\n',
      address: { distributionUrl: 'https://d111.cloudfront.net/' },
      notices: new MemoryQueue('notices', noticeMessages, (notice) => this.notices.push(notice), step),
      jobs: new MemoryQueue('jobs', jobMessages, (job, delay) => this.#queueJob(job, delay), step),
      intake: new MemoryQueue('intake', intakeMessages, (message) => this.#queueIntake(message), step),
    };
  }

  /** As an editor: uploads, which notifies. */
  put(key: string, content: string | Uint8Array, lastModified = this.now): void {
    this.uploads.put(key, content, lastModified);
    this.#queueIntake({ key });
  }

  /** As an editor: deletes, which notifies. */
  remove(key: string): void {
    this.uploads.remove(key);
    this.#queueIntake({ key });
  }

  /** As by accident: all that is left is in the buckets. */
  loseTable(): void {
    const { claims, faults, feedStates, hints, sources } = this;
    for (const rows of [claims.owners, claims.estates, claims.waits]) rows.clear();
    for (const rows of [faults.rows, feedStates.states, hints.rows, sources.records]) rows.clear();
  }

  /** As the operator: lets a held feed go on. */
  askForRelease(output: OutputId): void {
    this.#queueJob({ release: output }, 0);
  }

  #queueIntake(message: IntakeMessage): void {
    if (this.onIntake) this.onIntake(message);
    else this.intake.push(message);
  }

  #queueJob(job: JobMessage, delaySeconds: number): void {
    if ('sweepAfter' in job) this.siteSweeps.push(job.sweepAfter);
    else if ('release' in job) {
      if (this.onRelease) this.onRelease(job.release);
      else this.releases.push(job.release);
    } else if (delaySeconds > 0) this.delayed.push({ output: job.output, at: later(this.now, delaySeconds) });
    else if (this.onJob) this.onJob(job.output);
    else this.jobs.push(job.output);
  }

  async ingest(message: IntakeMessage): Promise<void> {
    await orPutOff(message, this.ports.intake, () => runIntake(message, this.ports));
  }

  async publish(output: OutputId): Promise<string[]> {
    return await this.#run({ output });
  }

  /** As the clock has it done, every minute. */
  async recheckHeldFeeds(): Promise<void> {
    const send = async (jobs: readonly JobMessage[]) => {
      for (const job of jobs) await this.#run(job);
    };
    await askForHeldFeeds({ ...this.ports, jobs: { send } });
  }

  /** As the operator has it done: a held feed goes on. */
  async release(output: OutputId): Promise<void> {
    await this.#run({ release: output });
  }

  /** @returns the keys that changed */
  async #run(job: JobMessage): Promise<string[]> {
    const clock = () => later(this.now, this.publisherAheadSeconds);
    const outcome = await orPutOff(job, this.ports.jobs, () => runJob(job, { ...this.ports, clock }));
    return outcome && 'changed' in outcome ? [...outcome.changed] : [];
  }

  /** Works through both queues, in order, until they are empty. */
  async drain(): Promise<void> {
    for (const { output, at } of this.delayed.splice(0)) {
      if (at <= this.now) this.#queueJob({ output }, 0);
      else this.delayed.push({ output, at });
    }
    while (this.intake.length + this.jobs.length + this.releases.length + this.siteSweeps.length > 0) {
      for (const sweepAfter of this.siteSweeps.splice(0)) await this.#run({ sweepAfter });
      for (const message of this.intake.splice(0)) await this.ingest(message);
      for (const output of new Set(this.jobs.splice(0))) await this.publish(output);
      for (const output of this.releases.splice(0)) await this.release(output);
    }
  }

  receipt(key: string) {
    return this.uploads.receipts.get(`receipts/${key}.json`)?.receipt;
  }
}

/** As the function does: what keeps changing is put off by a new message. */
export async function orPutOff<Message, Outcome>(
  message: Message,
  queue: Queue<Message>,
  run: () => Promise<Outcome>,
): Promise<Outcome | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ContentionError)) throw error;
    await queue.send([message]);
    return undefined;
  }
}

function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
