import { randomUUID } from 'node:crypto';
import type { BucketModel, NotificationModel } from '../template/model.ts';
import { LOCAL_REGION } from '../template/naming.ts';

/** What happened to an object, in S3's words. */
type S3EventName =
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:Put'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated';

export interface ObjectEvent {
  readonly name: S3EventName;
  readonly key: string;
  /** Absent for deletions. */
  readonly sizeBytes?: number;
  /** With its quotes. Absent for deletions. */
  readonly etag?: string;
}

/** The body of the message that S3 sends for one event (S3 user guide, event message structure). */
export function eventMessage(bucket: BucketModel, event: ObjectEvent, sequencer: string): string {
  const requestId = randomUUID();
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: LOCAL_REGION,
    eventTime: new Date().toISOString(),
    eventName: event.name,
    userIdentity: { principalId: 'LOCAL' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: bucket.logicalId,
      bucket: { name: bucket.name, ownerIdentity: { principalId: 'LOCAL' }, arn: bucket.arn },
      object: {
        key: encodeEventKey(event.key),
        ...(event.sizeBytes === undefined ? {} : { size: event.sizeBytes }),
        ...(event.etag === undefined ? {} : { eTag: event.etag.replaceAll('"', '') }),
        sequencer,
      },
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** The message that S3 sends once, when a notification is configured. */
export function testEventMessage(bucket: BucketModel): string {
  return JSON.stringify({
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: new Date().toISOString(),
    Bucket: bucket.name,
    RequestId: randomUUID(),
    HostId: randomUUID(),
  });
}

/** True if a notification is about this event. `s3:ObjectCreated:*` is about every event of its kind. */
export function isNotifiedOf(notification: NotificationModel, event: ObjectEvent): boolean {
  const wanted = notification.event.replace(/^s3:/, '');
  const isWanted = wanted.endsWith(':*') ? event.name.startsWith(wanted.slice(0, -1)) : wanted === event.name;
  return isWanted && event.key.startsWith(notification.prefix) && event.key.endsWith(notification.suffix);
}

/** Encodes a key as in forms, as S3 does: `in/ñ a+b%20.xml` is `in/%C3%B1+a%2Bb%2520.xml`. */
function encodeEventKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
