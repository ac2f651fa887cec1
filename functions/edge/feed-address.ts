/** The file names of feed documents. */
const FEED_FILES = ['rss.xml', 'atom.xml', 'feed.json'];

/** The page under a feed's root that people get instead of its documents. */
const SUBSCRIBE_PAGE = 'subscribe.html';

/** The folder between a feed's root and its summary or archive documents. */
const FORM_FOLDER = /\/(?:summary|archive\/\d{4}\/\d{2})\/$/;

/** True if people and programs get different answers at `uri`: a feed's document, or the page that explains it. */
export function isFeedAddress(uri: string): boolean {
  const file = fileOf(uri);
  return FEED_FILES.includes(file) || file === SUBSCRIBE_PAGE;
}

/** The page that explains the feed whose document is at `uri`; undefined if `uri` is no feed document. */
export function subscribePageFor(uri: string): string | undefined {
  const file = fileOf(uri);
  if (!FEED_FILES.includes(file)) return undefined;
  const folder = uri.slice(0, uri.length - file.length);
  return folder.replace(FORM_FOLDER, '/') + SUBSCRIBE_PAGE;
}

function fileOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
