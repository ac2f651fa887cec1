import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** A message goes to the dead-letter queue after this many failed deliveries. AWS advises at least 5. */
const MAX_RECEIVE_COUNT = 5;
/** The longest that SQS keeps a message. */
const LONGEST_RETENTION = Duration.days(14);
/** AWS advises six times, so that a message that waits behind throttled invocations is not delivered twice. */
const VISIBILITY_PER_CONSUMER_TIMEOUT = 6;

/** How a function takes messages from the queue, in AWS's terms for an event source mapping. */
export interface WorkQueueProps {
  /** The timeout of the function that consumes the queue. */
  readonly consumerTimeout: Duration;
  /**
   * How long a message is delayed if it states no delay itself.
   *
   * @default - no delay
   */
  readonly deliveryDelay?: Duration;
  /** The most messages in one invocation; SQS allows up to 10,000. */
  readonly batchSize: number;
  /** How long Lambda gathers messages before it invokes the function. */
  readonly maxBatchingWindow: Duration;
  /** The most concurrent invocations for this queue; at least 2. */
  readonly maxConcurrency: number;
}

/**
 * A standard queue with its dead-letter queue and the settings of its consumer. They belong together, because the
 * visibility timeout follows from the consumer's timeout and batching window.
 *
 * The queue keeps a message for 4 days, the dead-letter queue for 14. Both are encrypted (SSE-SQS) and refuse plain HTTP.
 */
export class WorkQueue extends Construct {
  /** The queue that messages are sent to. */
  readonly queue: Queue;
  /** The queue of messages that could not be handled. */
  readonly deadLetterQueue: Queue;
  /** The timeout that the consumer must have. */
  readonly consumerTimeout: Duration;
  readonly #props: WorkQueueProps;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.#props = props;
    this.consumerTimeout = props.consumerTimeout;
    this.deadLetterQueue = new Queue(this, 'DeadLetterQueue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: LONGEST_RETENTION,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      ...(props.deliveryDelay && { deliveryDelay: props.deliveryDelay }),
      visibilityTimeout: Duration.seconds(
        VISIBILITY_PER_CONSUMER_TIMEOUT * props.consumerTimeout.toSeconds() +
          props.maxBatchingWindow.toSeconds(),
      ),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    Validations.of(this.deadLetterQueue).acknowledge({
      id: 'Serverless::Serverless-SQSRedrivePolicy',
      reason: 'It is the dead-letter queue. An operator redrives its messages.',
    });
  }

  /** Lets `consumer` handle the messages. Its role needs {@link consumeStatement}. */
  consumedBy(consumer: IFunction): void {
    const mapping = new EventSourceMapping(this, 'Consumer', {
      target: consumer,
      eventSourceArn: this.queue.queueArn,
      batchSize: this.#props.batchSize,
      maxBatchingWindow: this.#props.maxBatchingWindow,
      maxConcurrency: this.#props.maxConcurrency,
      // Only the message that failed is delivered again, not its whole batch.
      reportBatchItemFailures: true,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'For SQS the redrive policy of the queue takes the place of a failure destination. It is set.',
    });
  }

  /** The permission for what Lambda's poller does under the consumer's role. */
  consumeStatement(sid: string): PolicyStatement {
    return new PolicyStatement({
      sid,
      actions: [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
      ],
      resources: [this.queue.queueArn],
    });
  }
}
