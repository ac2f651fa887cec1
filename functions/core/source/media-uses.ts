import { mediaKeyOf, mediaKeysOf } from '../article/own-media.ts';
import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { OutputId } from '../output/outputs.ts';
import type { Site } from '../site/site.ts';
import type { Accepted, Entry } from './source-record.ts';

/** Uses are listed like entries of feeds, but in no order of time. */
export const OF_ALL_TIME: Instant = '0000-01-01T00:00:00.000Z';

/**
 * Where the index lists a source for the media that its article names, hidden or not: what documents state of a
 * file changes with the file, and whether a file may be seen depends on who names it. (A feed's name has no media
 * key's form.)
 */
export function mediaUsesOf(key: string, accepted: Accepted | undefined): Entry[] {
  const sortKey = `${OF_ALL_TIME}#${digestOf(key)}`;
  return namedMedia(accepted).map((media) => ({ feed: media, sortKey }));
}

/** What a source's record says of the media it names. */
interface Naming {
  readonly accepted?: Accepted;
  /** None: the article is hidden. */
  readonly entries: readonly Entry[];
}

/** The media that may come to light or vanish when `before` becomes `after`. */
export function touchedMedia(before: Naming, after: Naming): OutputId[] {
  const [was, is] = [namedMedia(before.accepted), namedMedia(after.accepted)];
  const isShown = after.entries.length > 0;
  if (before.entries.length > 0 !== isShown) return [...new Set([...was, ...is])];
  return [...was.filter((key) => !is.includes(key)), ...is.filter((key) => !was.includes(key))];
}

/** The media that `site.yaml` itself shows: they are nobody's secret. */
export function mediaOfSite({ icon, logo, favicon, feeds }: Site): string[] {
  const covers = Object.values(feeds).map(({ podcast }) => podcast?.image);
  const keys = [icon, logo, favicon, ...covers].map(mediaKeyOf);
  return [...new Set(keys.filter((key) => key !== undefined))];
}

function namedMedia(accepted: Accepted | undefined): string[] {
  return accepted?.kind === 'article' ? mediaKeysOf(accepted.article) : [];
}
