import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { BroadsheetError } from '../core/errors.ts';
import type { OutputId } from '../core/outputs.ts';
import type { IntakeQueue, JobOptions, JobQueue, LookOptions } from '../core/ports.ts';

/** SendMessageBatch takes 10 messages and 1 MiB in all; ours are far below 100 KB. */
const MAX_BATCH_MESSAGES = 10;

/** Some of a batch was not taken, after the SDK's own retries. */
class QueueRefusedError extends BroadsheetError {
  override readonly name = 'QueueRefusedError';
  override readonly code = 'queue-refused';
}

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

async function sendAll(
  client: SQSClient,
  url: string,
  bodies: readonly object[],
  DelaySeconds?: number,
): Promise<void> {
  for (let from = 0; from < bodies.length; from += MAX_BATCH_MESSAGES) {
    const entries: SendMessageBatchRequestEntry[] = bodies
      .slice(from, from + MAX_BATCH_MESSAGES)
      .map((body, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(body),
        ...(DelaySeconds && { DelaySeconds }),
      }));
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
    const [refused] = answer.Failed ?? [];
    if (refused) throw new QueueRefusedError(`${url}: ${refused.Code}: ${refused.Message}`);
  }
}
