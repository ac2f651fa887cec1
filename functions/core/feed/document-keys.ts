import { FEED_FILES, feedRoot } from '../addresses.ts';
import type { Month } from '../month.ts';
import type { FeedDocument, RenderedFeed } from './feed-document.ts';

type Keys = Readonly<Record<keyof RenderedFeed, string>>;

/**
 * The object keys of a document's three formats: under the feed's root, `summary/`, `archive/2026/11/` or, of a
 * partner's changes, `changes/`.
 */
export function documentKeys({
  feed,
  form,
  archive,
  changes,
}: Pick<FeedDocument, 'feed' | 'form' | 'archive' | 'changes'>): Keys {
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
