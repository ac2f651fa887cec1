import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { BroadsheetError } from '../core/kernel/errors.ts';

/** SendMessageBatch takes 10 messages and 1 MiB in all; ours are far below 100 KB. */
const MAX_BATCH_MESSAGES = 10;

/** Some of a batch was not taken, after the SDK's own retries. */
class QueueRefusedError extends BroadsheetError {
  override readonly name = 'QueueRefusedError';
  override readonly code = 'queue-refused';
}

/**
 * Sends each of `bodies` as JSON.
 *
 * @param DelaySeconds 0 to 900; absent: as the queue itself has it
 * @throws if SQS refused one of them: others may have been taken
 */
export async function sendAll(
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
        ...(DelaySeconds !== undefined && { DelaySeconds }),
      }));
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
    const [refused] = answer.Failed ?? [];
    if (refused) throw new QueueRefusedError(`${url}: ${refused.Code}: ${refused.Message}`);
  }
}
