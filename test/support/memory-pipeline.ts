import { ContentionError } from '../../functions/core/errors.ts';
import type { LookOptions } from '../../functions/core/ports.ts';
import type { IngestPorts } from '../../functions/ingest/ports.ts';
import { reconcileSource } from '../../functions/ingest/reconcile-source.ts';
import { sweep } from '../../functions/ingest/sweep.ts';
import type { PublishPorts } from '../../functions/publish/ports.ts';
import { publishOutput } from '../../functions/publish/publish-output.ts';
import { sweepSite } from '../../functions/publish/sweep-site.ts';
import { MemorySite, MemoryUploads } from './memory-buckets.ts';
import { MemoryIndex, type Step } from './memory-index.ts';

type IntakeMessage = ({ key: string } | { sweep: string; after?: string | undefined }) & LookOptions;

/**
 * The whole pipeline in memory: the real protocols over ports that take effect one operation at a time.
 * Nothing runs by itself; a test says when, and in which order.
 */
export class MemoryPipeline {
  readonly uploads: MemoryUploads;
  readonly site: MemorySite;
  readonly index: MemoryIndex;
  readonly intake: IntakeMessage[] = [];
  readonly jobs: string[] = [];
  readonly siteSweeps: string[] = [];
  now = '2026-11-10T12:00:00.000Z';
  readonly ports: IngestPorts & PublishPorts & { readonly site: MemorySite };

  /** Called instead of queueing, once set: a test that delivers by itself. */
  onIntake?: (message: IntakeMessage) => void;
  onJob?: (output: string) => void;

  constructor(step: Step = async () => {}) {
    this.uploads = new MemoryUploads(step);
    this.site = new MemorySite(this.uploads, step);
    this.index = new MemoryIndex(step);
    this.ports = {
      index: this.index,
      uploads: this.uploads,
      site: this.site,
      clock: () => this.now,
      address: { distributionUrl: 'https://d111.cloudfront.net/' },
      jobs: {
        send: async (outputs) => {
          await step(`send jobs ${outputs.join(' ')}`);
          for (const output of outputs) this.#queueJob(output);
        },
        sendSweep: async (after = '') => {
          await step('send sweep of the site');
          this.siteSweeps.push(after);
        },
      },
      intake: {
        send: async (keys, { repair } = {}) => {
          await step(`send intake ${keys.join(' ')}`);
          for (const key of keys) this.#queueIntake({ key, ...(repair && { repair }) });
        },
        sendSweep: async (prefix, after, { repair } = {}) => {
          await step(`send sweep ${prefix}`);
          this.#queueIntake({ sweep: prefix, ...(after && { after }), ...(repair && { repair }) });
        },
      },
    };
  }

  /** As an editor: uploads, which notifies. */
  put(key: string, content: string, lastModified = this.now): void {
    this.uploads.put(key, content, lastModified);
    this.#queueIntake({ key });
  }

  /** As an editor: deletes, which notifies. */
  remove(key: string): void {
    this.uploads.remove(key);
    this.#queueIntake({ key });
  }

  #queueIntake(message: IntakeMessage): void {
    if (this.onIntake) this.onIntake(message);
    else this.intake.push(message);
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
      await this.ports.intake.send([message.key]);
    }
  }

  /** As the function does: what keeps changing is put off by a new job. */
  async publish(output: string): Promise<string[]> {
    try {
      return await publishOutput(output, this.ports);
    } catch (error) {
      if (!(error instanceof ContentionError)) throw error;
      await this.ports.jobs.send([output]);
      return [];
    }
  }

  /** Works through both queues, in order, until they are empty. */
  async drain(): Promise<void> {
    while (this.intake.length + this.jobs.length + this.siteSweeps.length > 0) {
      for (const after of this.siteSweeps.splice(0)) await sweepSite(after, this.ports);
      for (const message of this.intake.splice(0)) await this.ingest(message);
      for (const output of new Set(this.jobs.splice(0))) await this.publish(output);
    }
  }

  receipt(key: string) {
    return this.uploads.receipts.get(`receipts/${key}.json`)?.receipt;
  }
}
