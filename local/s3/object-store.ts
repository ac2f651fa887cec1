import type { PendingUpload, S3Store, UploadedPart } from '../emulators/fauxqs.ts';
import type { ObjectChecksum } from './checksums.ts';
import type { ObjectEvent } from './event-message.ts';

export type { PendingUpload, S3Store, UploadedPart };
export type S3Object = ReturnType<S3Store['headObject']>;

/** What the S3 operations work on. */
export interface S3Context {
  readonly store: S3Store;
  /** The uploads in parts that are neither complete nor aborted, by their id. */
  readonly pendingUploads: ReadonlyMap<string, PendingUpload>;
  /** Stores another checksum with an object. */
  readonly keepChecksum: (bucket: string, key: string, checksum: ObjectChecksum) => void;
  /** Must be called in the same turn of the event loop as the change of the store. */
  readonly happened: (bucket: string, event: ObjectEvent) => void;
  readonly isVersioned: (bucket: string) => boolean;
}

/** The store keeps any algorithm's name, but its types know three. */
export function storedChecksum(checksum: ObjectChecksum): ObjectChecksum & { algorithm: 'SHA256' } {
  return checksum as ObjectChecksum & { algorithm: 'SHA256' };
}

/** The object without its body; undefined if there is none. */
export function findObject(store: S3Store, bucket: string, key: string): S3Object | undefined {
  try {
    return store.headObject(bucket, key);
  } catch (error) {
    if ((error as { code?: string }).code === 'NoSuchKey') return undefined;
    throw error;
  }
}

/** True if the bucket exists and the object does not. */
export function isMissing(store: S3Store, bucket: string, key: string): boolean {
  return store.hasBucket(bucket) && findObject(store, bucket, key) === undefined;
}
