import * as z from 'zod/mini';
import type { MessageCodec } from './message-codec.ts';

/** How a source is to be looked at. */
export interface LookOptions {
  /** Have its outputs and its receipt made good, even if nothing about it has changed. */
  readonly repair?: boolean | undefined;
  /** Have it make sure of its claims: another source is about to take one over, or was. */
  readonly reclaim?: boolean | undefined;
}

const look = z.strictObject({
  key: z.string(),
  repair: z.optional(z.boolean()),
  reclaim: z.optional(z.boolean()),
});

const sweep = z.strictObject({
  sweep: z.string(),
  after: z.optional(z.string()),
  repair: z.optional(z.boolean()),
});

/** Look at the source `key`. */
export type Look = Readonly<z.output<typeof look>>;

/** Look at every source under the prefix `sweep`, after the key `after`. */
export type SourceSweep = Readonly<z.output<typeof sweep>>;

/** What a message on the intake queue asks for. */
export type IntakeMessage = Look | SourceSweep;

/**
 * S3's event notification (Amazon S3 user guide, "Event message structure"). Only the key is read: what happened to
 * the object is seen by looking at it. S3 sends a test event without records when the notification is set up.
 */
const notification = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })),
});
const testEvent = z.object({ Event: z.literal('s3:TestEvent') });
const body = z.union([notification, testEvent, look, sweep]);

/** The messages of the intake queue: those of the pipeline itself, and S3's notifications, a look for each key. */
export const intakeMessages: MessageCodec<IntakeMessage> = {
  encode,
  decode,
  nameOf: encode,
  merge: (one) => one,
};

/** A look at each of `keys`. */
export function looksAt(keys: readonly string[], options: LookOptions = {}): Look[] {
  return keys.map((key) => ({ ...options, key }));
}

/** Leaves out options that are not set, so that equal messages are equal texts. */
function encode(message: IntakeMessage): string {
  const repair = message.repair || undefined;
  return JSON.stringify(
    'key' in message
      ? { key: message.key, repair, reclaim: message.reclaim || undefined }
      : { sweep: message.sweep, after: message.after || undefined, repair },
  );
}

function decode(text: string): readonly IntakeMessage[] {
  const message = z.parse(body, JSON.parse(text));
  if ('Records' in message) return looksAt(message.Records.map(({ s3 }) => decodedKey(s3.object.key)));
  return 'Event' in message ? [] : [message];
}

/** Notifications carry keys form-encoded: a space is `+`, the rest percent-encoded. */
function decodedKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
