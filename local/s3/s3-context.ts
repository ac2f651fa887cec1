import type { ObjectEvent } from './event-message.ts';
import type { S3Store } from './object-store.ts';

/** What the S3 operations work on. */
export interface S3Context {
  readonly store: S3Store;
  /** To be called in the same turn as the change of the store. */
  readonly happened: (bucket: string, event: ObjectEvent) => void;
  readonly isVersioned: (bucket: string) => boolean;
}
