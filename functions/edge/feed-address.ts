import {
  ARCHIVE_MONTH_PATTERN,
  DOCUMENT_FILES,
  FEED_FILES,
  SUMMARY_FOLDER,
} from '../core/output/feed-files.ts';

/** The folder between a feed's root and its summary or archive documents. */
const FORM_FOLDER = new RegExp(`/(?:${SUMMARY_FOLDER}|${ARCHIVE_MONTH_PATTERN})$`);

/** True if people and programs get different answers at `uri`: a feed's document, or the page that explains it. */
export function isFeedAddress(uri: string): boolean {
  const file = fileOf(uri);
  return DOCUMENT_FILES.includes(file) || file === FEED_FILES.subscribe;
}

/** The page that explains the feed whose document is at `uri`; undefined if `uri` is no feed document. */
export function subscribePageFor(uri: string): string | undefined {
  const file = fileOf(uri);
  if (!DOCUMENT_FILES.includes(file)) return undefined;
  const folder = uri.slice(0, uri.length - file.length);
  return folder.replace(FORM_FOLDER, '/') + FEED_FILES.subscribe;
}

function fileOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
