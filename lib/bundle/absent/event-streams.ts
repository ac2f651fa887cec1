/**
 * Stands for `@smithy/core/event-streams` in the bundles, 20 KB less. The S3 client sets event streams up for
 * `SelectObjectContent`, which is never called.
 */

/** Leaves the client's configuration as it is: without a marshaller. */
export function resolveEventStreamSerdeConfig<Config>(config: Config): Config {
  return config;
}

/** @throws always */
export function eventStreamSerdeProvider(): never {
  throw new Error('event streams are not part of the bundle');
}

/** What the SDK makes for a command that streams events; making one throws. */
export class EventStreamSerde {
  constructor() {
    eventStreamSerdeProvider();
  }
}
