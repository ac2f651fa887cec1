import middy from '@middy/core';
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { MessageCodec } from '../core/messages/message-codec.ts';
import { log } from './log.ts';
import { type QueueWork, runBatch } from './run-batch.ts';

/**
 * Lambda itself ends a run that takes too long, and starts the next one afresh. middy would answer a little earlier,
 * and what is still running would go on beside the next batch.
 */
const NO_EARLY_TIMEOUT = { timeoutEarlyInMillis: 0 };

type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * The handler of a function that SQS invokes with batches. It answers which records are to come again: those that
 * failed. (Lambda developer guide, "Implementing partial batch responses".)
 *
 * @param workOf asked once for each batch
 */
export function queueHandler<Message, Outcome>(
  codec: MessageCodec<Message>,
  workOf: () => QueueWork<Message, Outcome>,
): QueueHandler {
  return (
    middy<SQSEvent>(NO_EARLY_TIMEOUT)
      // Makes the response of what came of each record. Each failure is in the log by then.
      .use(sqsPartialBatchFailure({ logger: () => {} }))
      .onError(({ error }) => log.error({ message: 'failed' }, error))
      .handler(({ Records }, context) =>
        runBatch(Records, codec, workOf(), () => context.getRemainingTimeInMillis()),
      )
  );
}
