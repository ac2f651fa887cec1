import * as z from 'zod/mini';
import type { LookOptions } from '../core/ports/ports.ts';

/** What a message on the intake queue asks for. */
export type IntakeUnit =
  | ({ readonly key: string } & LookOptions)
  /** Look at every source under `sweep`, after the key `after`. */
  | ({ readonly sweep: string; readonly after?: string | undefined } & LookOptions);

/**
 * S3's event notification (Amazon S3 user guide, "Event message structure"). Only the key is read: what
 * happened to the object is seen by looking at it. Sent once, when the notification is set up, is a test
 * event without records.
 */
const notification = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })),
});
const testEvent = z.object({ Event: z.literal('s3:TestEvent') });
const request = z.union([
  z.strictObject({ key: z.string(), repair: z.optional(z.boolean()), reclaim: z.optional(z.boolean()) }),
  z.strictObject({ sweep: z.string(), after: z.optional(z.string()), repair: z.optional(z.boolean()) }),
]);

/** @throws if the message is none of these. */
export function parseIntakeMessage(body: string): readonly IntakeUnit[] {
  const message = z.parse(z.union([notification, testEvent, request]), JSON.parse(body));
  if ('Records' in message) {
    return message.Records.map(({ s3 }) => ({ key: decodeKey(s3.object.key) }));
  }
  return 'Event' in message ? [] : [message];
}

/** Notifications carry keys form-encoded: a space is `+`, the rest percent-encoded. */
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
