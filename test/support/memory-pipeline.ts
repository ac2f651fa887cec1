import { askForHeldFeeds } from '../../functions/clock/held-feeds.ts';
import { ContentionError } from '../../functions/core/kernel/errors.ts';
import type { LookOptions } from '../../functions/core/ports/ports.ts';
import type { Notice } from '../../functions/core/push/notice.ts';
import type { IngestPorts } from '../../functions/ingest/ports.ts';
import { reconcileSource } from '../../functions/ingest/reconcile-source.ts';
import { sweep } from '../../functions/ingest/sweep.ts';
import type { JobUnit } from '../../functions/publish/jobs/job-message.ts';
import { postponeJob, runJob } from '../../functions/publish/jobs/run-job.ts';
import type { PublishPorts } from '../../functions/publish/ports.ts';
import type { Outcome } from '../../functions/publish/protocol/publish-output.ts';
import { sweepSite } from '../../functions/publish/protocol/sweep-site.ts';
import { MemorySite, MemoryUploads } from './memory-buckets.ts';
import { MemoryFaults } from './memory-faults.ts';
import { MemoryFeedStates } from './memory-feed-states.ts';
import { MemoryIndex, type Step } from './memory-index.ts';

type IntakeMessage = ({ key: string } | { sweep: string; after?: string | undefined }) & LookOptions;

/** The real protocols in memory, over ports that take effect one operation at a time, when a test says so. */
export class MemoryPipeline {
  readonly uploads: MemoryUploads;
  readonly site: MemorySite;
  readonly index: MemoryIndex;
  readonly feedStates: MemoryFeedStates;
  readonly faults: MemoryFaults;
  readonly intake: IntakeMessage[] = [];
  readonly jobs: string[] = [];
  readonly releases: string[] = [];
  /** Jobs that are not to be delivered before their time. */
  readonly delayed: { output: string; at: string }[] = [];
  readonly siteSweeps: string[] = [];
  /** Everything that was to be told, in order. */
  readonly notices: Notice[] = [];
  now = '2026-11-10T12:00:00.000Z';
  /** How far the publishers' clock is ahead of it; less than 0: behind. */
  publisherAheadSeconds = 0;
  readonly ports: IngestPorts & PublishPorts & { readonly site: MemorySite };

  /** Called instead of queueing, once set: a test that delivers by itself. */
  onIntake?: (message: IntakeMessage) => void;
  onJob?: (output: string) => void;
  onRelease?: (output: string) => void;

  constructor(step: Step = async () => {}) {
    this.uploads = new MemoryUploads(step);
    this.site = new MemorySite(this.uploads, step);
    this.index = new MemoryIndex(step);
    this.feedStates = new MemoryFeedStates(step);
    this.faults = new MemoryFaults(step);
    this.ports = {
      index: this.index,
      uploads: this.uploads,
      site: this.site,
      feedStates: this.feedStates,
      faults: this.faults,
      clock: () => this.now,
      headlinesScript: async () => 'export {};\n',
      address: { distributionUrl: 'https://d111.cloudfront.net/' },
      notices: {
        send: async (notices) => {
          await step(`send notices ${notices.length}`);
          this.notices.push(...notices);
        },
      },
      jobs: {
        send: async (outputs, { delaySeconds = 0 } = {}) => {
          await step(`send jobs ${outputs.join(' ')}`);
          const at = later(this.now, delaySeconds);
          for (const output of outputs) {
            if (at > this.now) this.delayed.push({ output, at });
            else this.#queueJob(output);
          }
        },
        sendRelease: async (output) => {
          await step(`send release ${output}`);
          this.#queueRelease(output);
        },
        sendSweep: async (after = '') => {
          await step('send sweep of the site');
          this.siteSweeps.push(after);
        },
      },
      intake: {
        send: async (keys, { repair, reclaim } = {}) => {
          await step(`send intake ${keys.join(' ')}`);
          const options = { ...(repair && { repair }), ...(reclaim && { reclaim }) };
          for (const key of keys) this.#queueIntake({ key, ...options });
        },
        sendSweep: async (prefix, after, { repair } = {}) => {
          await step(`send sweep ${prefix}`);
          this.#queueIntake({ sweep: prefix, ...(after && { after }), ...(repair && { repair }) });
        },
      },
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
    this.index.clear();
    this.feedStates.states.clear();
    this.faults.rows.clear();
  }

  /** As the operator: lets a held feed go on. */
  askForRelease(output: string): void {
    this.#queueRelease(output);
  }

  #queueIntake(message: IntakeMessage): void {
    if (this.onIntake) this.onIntake(message);
    else this.intake.push(message);
  }

  #queueRelease(output: string): void {
    if (this.onRelease) this.onRelease(output);
    else this.releases.push(output);
  }

  #queueJob(output: string): void {
    if (this.onJob) this.onJob(output);
    else this.jobs.push(output);
  }

  async ingest(message: IntakeMessage): Promise<void> {
    if ('sweep' in message) return void (await sweep(message.sweep, message.after, this.ports, message));
    try {
      await reconcileSource(message.key, this.ports, message);
    } catch (error) {
      if (!(error instanceof ContentionError)) throw error;
      await this.ports.intake.send([message.key], message);
    }
  }

  /** As the function does: what keeps changing is put off by a new job. */
  async publish(output: string): Promise<string[]> {
    return [...((await this.#run({ output }))?.changed ?? [])];
  }

  /** As the clock has it done, every minute. */
  async recheckHeldFeeds(): Promise<void> {
    const jobs = { send: async (outputs: readonly string[]) => void (await this.#recheck(outputs)) };
    await askForHeldFeeds({ index: this.index, jobs, clock: this.ports.clock });
  }

  async #recheck(outputs: readonly string[]): Promise<void> {
    for (const output of outputs) await this.#run({ output, recheck: true });
  }

  /** As the operator has it done: a held feed goes on. */
  async release(output: string): Promise<void> {
    await this.#run({ release: output });
  }

  async #run(unit: Exclude<JobUnit, { readonly sweepAfter: string }>): Promise<Outcome | undefined> {
    try {
      const clock = () => later(this.now, this.publisherAheadSeconds);
      return (await runJob(unit, { ...this.ports, clock })) as Outcome;
    } catch (error) {
      if (!(error instanceof ContentionError)) throw error;
      await postponeJob(unit, this.ports.jobs);
      return undefined;
    }
  }

  /** Works through both queues, in order, until they are empty. */
  async drain(): Promise<void> {
    for (const { output, at } of this.delayed.splice(0)) {
      if (at <= this.now) this.#queueJob(output);
      else this.delayed.push({ output, at });
    }
    while (this.intake.length + this.jobs.length + this.releases.length + this.siteSweeps.length > 0) {
      for (const after of this.siteSweeps.splice(0)) await sweepSite(after, this.ports);
      for (const message of this.intake.splice(0)) await this.ingest(message);
      for (const output of new Set(this.jobs.splice(0))) await this.publish(output);
      for (const output of this.releases.splice(0)) await this.release(output);
    }
  }

  receipt(key: string) {
    return this.uploads.receipts.get(`receipts/${key}.json`)?.receipt;
  }
}

function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
