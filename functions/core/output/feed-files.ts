/** The file names of a feed's objects, under its root. */
export const FEED_FILES = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
  page: 'index.html',
  /** What a browser gets that opens the address of one of the documents. */
  subscribe: 'subscribe.html',
} as const;

/** The files of the three formats. */
export const DOCUMENT_FILES: readonly string[] = [FEED_FILES.rss, FEED_FILES.atom, FEED_FILES.json];

/** Under a feed's root: the documents without the articles' text. */
export const SUMMARY_FOLDER = 'summary/';

/** Under a feed's root: a folder for each year, and in it one for each month. */
export const ARCHIVE_FOLDER = 'archive/';

/** Under the root of a partner's feed: what changed. */
export const CHANGES_FOLDER = 'changes/';

// Sources of regular expressions.

/** The folder of one archive document: `archive/2026/11/`. */
export const ARCHIVE_MONTH_PATTERN = `${ARCHIVE_FOLDER}\\d{4}/\\d{2}/`;

/** The file of a document. */
export const DOCUMENT_FILE_PATTERN = DOCUMENT_FILES.map((file) => file.replace('.', '\\.')).join('|');
