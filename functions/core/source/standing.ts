import type { Accepted, SourceRecord } from './source-record.ts';

/**
 * The version that is in force although the last upload is not (it was rejected; or `site.yaml`, deleted). Of an
 * article or a `site.yaml` nothing else in the bucket has it any more, so it is kept beside the receipt.
 */
export interface Standing {
  readonly accepted: Accepted;
}

/** What is to be kept for the record, if anything. */
export function standingOf({ accepted, status }: SourceRecord): Standing | undefined {
  if (!accepted?.sourceEtag) return undefined;
  const isOverruled = status === 'rejected' || (status === 'withdrawn' && accepted.kind === 'site');
  return isOverruled ? { accepted } : undefined;
}
