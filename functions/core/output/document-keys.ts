import { isMonth, type Month } from '../kernel/month.ts';
import { addressOf, feedRoot, isPartnerFeed, NOT_FOUND_KEY } from './addresses.ts';
import { ARCHIVE_FOLDER, CHANGES_FOLDER, FEED_FILES, SUMMARY_FOLDER } from './feed-files.ts';
import type { FeedId } from './feed-ids.ts';

/** The three formats of a feed. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/** Which of a feed's documents. */
export type DocumentPart =
  /** What readers subscribe to, with the articles' text or without. */
  | { readonly kind: 'full' | 'summary' }
  /** All that the feed has of one month. */
  | { readonly kind: 'archive'; readonly month: Month }
  /** What was published, updated and withdrawn lately; only a partner's feed has it. */
  | { readonly kind: 'changes' };

/** The object keys of a document's three formats. */
export function documentKeys(feed: FeedId, part: DocumentPart): Readonly<Record<FeedFormat, string>> {
  const folder = documentFolder(feed, part);
  return {
    rss: folder + FEED_FILES.rss,
    atom: folder + FEED_FILES.atom,
    json: folder + FEED_FILES.json,
  };
}

/** The same as absolute addresses under `siteUrl`. */
export function documentAddresses(
  siteUrl: string,
  feed: FeedId,
  part: DocumentPart,
): Readonly<Record<FeedFormat, string>> {
  const { rss, atom, json } = documentKeys(feed, part);
  return { rss: addressOf(siteUrl, rss), atom: addressOf(siteUrl, atom), json: addressOf(siteUrl, json) };
}

/** The object-key prefix of the documents: the feed's root, and under it `summary/`, `archive/2026/11/` or `changes/`. */
export function documentFolder(feed: FeedId, part: DocumentPart): string {
  const root = feedRoot(feed);
  switch (part.kind) {
    case 'full':
      return root;
    case 'summary':
      return root + SUMMARY_FOLDER;
    case 'archive':
      return `${root}${ARCHIVE_FOLDER}${part.month.replace('-', '/')}/`;
    case 'changes':
      return root + CHANGES_FOLDER;
  }
}

/** The keys of a feed's own objects: its documents, those of summaries, its pages. A partner's has the first alone. */
export function feedKeys(feed: FeedId): readonly string[] {
  const main = Object.values(documentKeys(feed, { kind: 'full' }));
  if (isPartnerFeed(feed)) return main;
  return [
    ...main,
    ...Object.values(documentKeys(feed, { kind: 'summary' })),
    ...Object.values(pageKeys(feed)),
    ...(feed === 'latest' ? [NOT_FOUND_KEY] : []),
  ];
}

/** The keys of a public feed's pages: the one that lists its articles, and the one that explains the feed. */
export function pageKeys(feed: FeedId): Readonly<Record<'page' | 'subscribe', string>> {
  const root = feedRoot(feed);
  return { page: root + FEED_FILES.page, subscribe: root + FEED_FILES.subscribe };
}

const IN_ARCHIVE = new RegExp(`^${ARCHIVE_FOLDER}(\\d{4})/(\\d{2})/.`);
const IN_CHANGES = new RegExp(`^${CHANGES_FOLDER}[^/]+$`);

/** The month of the archive in which an object is, by its path under the root of a feed. */
export function archiveMonthAt(path: string): Month | undefined {
  const [, year, month] = IN_ARCHIVE.exec(path) ?? [];
  return isMonth(`${year}-${month}`) ? `${year}-${month}` : undefined;
}

/** True if the object at this path, under the root of a partner's feed, is among its changes. */
export function isChangesDocument(path: string): boolean {
  return IN_CHANGES.test(path);
}
