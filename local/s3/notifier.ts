import type { Fauxqs } from '../emulators/fauxqs.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { BucketModel } from '../template/model.ts';
import { LOCAL_ACCOUNT_ID } from '../template/naming.ts';
import { TemplateError } from '../template/template-error.ts';
import { eventMessage, isNotifiedOf, type ObjectEvent, testEventMessage } from './event-message.ts';

/** Sends S3 event notifications to SQS, as the buckets of the template configure them. */
export class Notifier {
  readonly #fauxqs: Fauxqs;
  readonly #buckets: ReadonlyMap<string, BucketModel>;
  #lastSequence = 0n;

  constructor(fauxqs: Fauxqs, buckets: readonly BucketModel[]) {
    this.#fauxqs = fauxqs;
    this.#buckets = new Map(buckets.map((bucket) => [bucket.name, bucket]));
  }

  /**
   * Refuses a configuration that S3 would refuse: the queue is missing, or its policy does not let S3 send messages.
   *
   * @throws {TemplateError}
   */
  checkDestinations(authorizer: Authorizer): void {
    for (const bucket of this.#buckets.values()) {
      for (const { queueArn } of bucket.notifications) {
        const isAllowed = authorizer.allows(
          {
            kind: 'service',
            service: 's3.amazonaws.com',
            sourceArn: bucket.arn,
            sourceAccount: LOCAL_ACCOUNT_ID,
          },
          { action: 'sqs:SendMessage', resource: queueArn },
        );
        if (isAllowed && this.#fauxqs.sqs.getQueueByArn(queueArn)) continue;
        throw new TemplateError(
          `Resource '${bucket.logicalId}' (AWS::S3::Bucket): unable to validate the destination ${queueArn}: AccessDenied, its queue policy does not let S3 send messages to it`,
        );
      }
    }
  }

  /** Sends the message that S3 sends when a bucket's notifications are configured. */
  announceConfiguration(bucketName: string): void {
    const bucket = this.#buckets.get(bucketName);
    for (const queueArn of new Set(bucket?.notifications.map((one) => one.queueArn))) {
      this.#send(queueArn, testEventMessage(bucket as BucketModel));
    }
  }

  /** True if a notification is about this event. */
  isWatched(bucketName: string, event: ObjectEvent): boolean {
    return this.#notificationsFor(bucketName, event).length > 0;
  }

  /**
   * Sends the event to the queues of its notifications. The messages are on disk when this returns, so an upload that
   * is answered after that is never forgotten.
   */
  notify(bucketName: string, event: ObjectEvent): void {
    const bucket = this.#buckets.get(bucketName);
    if (!bucket) return;
    const sequencer = this.#nextSequencer();
    for (const { queueArn } of this.#notificationsFor(bucketName, event)) {
      this.#send(queueArn, eventMessage(bucket, event, sequencer));
    }
  }

  #notificationsFor(bucketName: string, event: ObjectEvent): BucketModel['notifications'] {
    const notifications = this.#buckets.get(bucketName)?.notifications ?? [];
    return notifications.filter((notification) => isNotifiedOf(notification, event));
  }

  #send(queueArn: string, body: string): void {
    this.#fauxqs.sqs.getQueueByArn(queueArn)?.enqueue(this.#fauxqs.createMessage(body));
  }

  /** 16 hex digits that only grow: by counting in one process, by the clock (in microseconds) across restarts. */
  #nextSequencer(): string {
    const now = BigInt(Date.now()) * 1000n;
    this.#lastSequence = now > this.#lastSequence ? now : this.#lastSequence + 1n;
    return this.#lastSequence.toString(16).toUpperCase().padStart(16, '0');
  }
}
