import type { SQSClient } from '@aws-sdk/client-sqs';
import type { OutputId } from '../core/output/outputs.ts';
import type { IntakeQueue, JobOptions, JobQueue, LookOptions } from '../core/ports/ports.ts';
import { sendAll } from './send-all.ts';

/** Jobs: one message `{"output": "feed/latest"}` each, `{"release": …}` for a held one, `{"sweepAfter": ""}`. */
export class SqsJobQueue implements JobQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(
    outputs: readonly OutputId[],
    { repair, recheck, delaySeconds }: JobOptions = {},
  ): Promise<void> {
    const bodies = outputs.map((output) => ({
      output,
      ...(repair && { repair }),
      ...(recheck && { recheck }),
    }));
    await sendAll(this.#client, this.#url, bodies, delaySeconds);
  }

  async sendRelease(output: OutputId): Promise<void> {
    await sendAll(this.#client, this.#url, [{ release: output }]);
  }

  async sendSweep(after = ''): Promise<void> {
    await sendAll(this.#client, this.#url, [{ sweepAfter: after }]);
  }
}

/** The intake queue, as the pipeline itself writes to it; S3 writes its notifications to the same. */
export class SqsIntakeQueue implements IntakeQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(keys: readonly string[], { repair, reclaim }: LookOptions = {}): Promise<void> {
    const options = { ...(repair && { repair }), ...(reclaim && { reclaim }) };
    await sendAll(
      this.#client,
      this.#url,
      keys.map((key) => ({ key, ...options })),
    );
  }

  async sendSweep(prefix: string, after?: string, { repair }: LookOptions = {}): Promise<void> {
    const sweep = { sweep: prefix, ...(after && { after }), ...(repair && { repair }) };
    await sendAll(this.#client, this.#url, [sweep]);
  }
}
