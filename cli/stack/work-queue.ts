import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** How many messages a queue holds, approximately. */
export interface QueueDepth {
  /** To be delivered. */
  readonly waiting: number;
  /** To be delivered later, for that is when there is something to do. */
  readonly delayed: number;
  /** Delivered and not yet done with; one that failed is among them until it is delivered again. */
  readonly inProgress: number;
}

/** One of the stack's queues with its dead letters. */
export interface WorkQueue {
  readonly name: QueueName;
  readonly url: string;
  readonly deadLetterUrl: string;
}

export const QUEUE_NAMES = ['intake', 'jobs', 'notices'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

/** @returns how many messages the queue at `url` holds */
export async function depthOf(sqs: SQSClient, url: string): Promise<QueueDepth> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesDelayed',
        'ApproximateNumberOfMessagesNotVisible',
      ],
    }),
  );
  const count = (name: keyof typeof Attributes): number => Number(Attributes[name] ?? 0);
  return {
    waiting: count('ApproximateNumberOfMessages'),
    delayed: count('ApproximateNumberOfMessagesDelayed'),
    inProgress: count('ApproximateNumberOfMessagesNotVisible'),
  };
}

/** All that there is to do now. */
export function totalOf({ waiting, inProgress }: QueueDepth): number {
  return waiting + inProgress;
}
