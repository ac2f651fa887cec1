import { describedMediaOf } from './article/own-media.ts';
import { digestOf } from './digest.ts';
import type { Instant } from './instant.ts';
import type { Accepted, Entry } from './source-record.ts';

/** Uses are listed like entries of feeds, but in no order of time. */
export const OF_ALL_TIME: Instant = '0000-01-01T00:00:00.000Z';

/**
 * Where the index lists a source for the media that its article describes: what documents state of a file changes
 * with the file, and whoever changes it finds them here. (A feed's name has no media key's form.)
 */
export function mediaUsesOf(key: string, accepted: Accepted | undefined): Entry[] {
  if (accepted?.kind !== 'article') return [];
  const sortKey = `${OF_ALL_TIME}#${digestOf(key)}`;
  return describedMediaOf(accepted.article).map((media) => ({ feed: media, sortKey }));
}
