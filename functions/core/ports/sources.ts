import type { SourceRecord } from '../source/source-record.ts';

/**
 * The records: what the index knows of each source. Every read is strongly consistent, every write a single item.
 */
export interface Sources {
  readSource(key: string): Promise<SourceRecord | undefined>;
  /** Unordered and each once, however often its key is named. A key without a row is left out. */
  readSources(keys: readonly string[]): Promise<SourceRecord[]>;
  /**
   * Writes `next` whole if the row still has the revision of `read` (or if there still is none).
   *
   * @returns false if another worker was faster
   * @throws RecordTooLargeError beyond what one item may hold
   */
  writeSource(next: SourceRecord, read: SourceRecord): Promise<boolean>;
  /** Adds one to the revision if it is still `expected`. @returns false if it is not */
  fence(key: string, expected: number): Promise<boolean>;
  /** Forgets what was pending if the revision is still `expected`. */
  clearPending(key: string, expected: number): Promise<void>;
}
