import type { Month } from '../kernel/month.ts';
import { FEED_FILES, type FeedId, feedRoot } from './addresses.ts';

/** The three formats of a feed. */
export type FeedFormat = 'rss' | 'atom' | 'json';

type Keys = Readonly<Record<FeedFormat, string>>;

/** Which of a feed's documents. */
export interface DocumentPlace {
  readonly feed: FeedId;
  readonly form: 'full' | 'summary';
  /** The month of an archive document. */
  readonly archive?: Month;
  /** Present: a partner's changes. */
  readonly changes?: unknown;
}

/**
 * The object keys of a document's three formats: under the feed's root, `summary/`, `archive/2026/11/` or, of a
 * partner's changes, `changes/`.
 */
export function documentKeys({ feed, form, archive, changes }: DocumentPlace): Keys {
  if (changes !== undefined) return keysUnder(`${feedRoot(feed)}changes/`);
  if (archive !== undefined) return keysUnder(`${feedRoot(feed)}${archiveFolder(archive)}`);
  return keysUnder(form === 'summary' ? `${feedRoot(feed)}summary/` : feedRoot(feed));
}

/** `2026-11` → `archive/2026/11/` */
function archiveFolder(month: Month): string {
  return `archive/${month.replace('-', '/')}/`;
}

function keysUnder(folder: string): Keys {
  return {
    rss: folder + FEED_FILES.rss,
    atom: folder + FEED_FILES.atom,
    json: folder + FEED_FILES.json,
  };
}
