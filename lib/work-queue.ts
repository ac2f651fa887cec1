import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** After this many failed deliveries a message goes to the dead-letter queue; AWS advises at least 5. */
const MAX_RECEIVE_COUNT = 5;
/** The longest that SQS keeps a message. */
const LONGEST_RETENTION = Duration.days(14);
/** AWS's advice, so that a message which waits behind throttled invocations is not delivered twice. */
const VISIBILITY_PER_CONSUMER_TIMEOUT = 6;

/** How a function takes messages from the queue; AWS's terms for an event source mapping. */
export interface WorkQueueProps {
  /** The timeout of the function that consumes the queue. */
  readonly consumerTimeout: Duration;
  /**
   * How long a message is held back, unless it says itself.
   *
   * @default - not at all
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
 * A standard queue with its dead-letter queue and the settings of its consumer, which belong together: the
 * visibility timeout follows from the consumer's timeout and batching window.
 *
 * Messages wait up to 4 days, in the dead-letter queue 14. Both queues are encrypted (SSE-SQS) and refuse
 * plain HTTP.
 */
export class WorkQueue extends Construct {
  /** The queue that messages are sent to. */
  readonly queue: Queue;
  /** Where messages end that could not be handled. */
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
      reason: 'It is the dead-letter queue: its messages are redriven by an operator.',
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
      // A message that fails is delivered again by itself, not with the rest of its batch.
      reportBatchItemFailures: true,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'For SQS the failure destination is the redrive policy of the queue, which is set.',
    });
  }

  /** What Lambda's poller does in the name of the consumer's role. */
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
