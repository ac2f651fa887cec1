import { isMonth, type Month } from '../kernel/month.ts';
import {
  ASSET_KEYS,
  articlePageKey,
  CATALOGUE_KEYS,
  isPartnerFeed,
  locateKey,
  NEWS_SITEMAP_KEY,
  NOT_FOUND_KEY,
  ROBOTS_KEY,
  SITEMAP_INDEX_KEY,
  SITEMAPS_FOLDER,
  sitemapKey,
} from './addresses.ts';
import { archiveMonthAt, documentKeys, feedKeys, isChangesDocument } from './document-keys.ts';
import { ARCHIVE_FOLDER, SUMMARY_FOLDER } from './feed-files.ts';
import { type FeedId, feedId, isFeedId, parseFeedId } from './feed-ids.ts';
import { ARTICLES_FOLDER, PARTNERS_FOLDER } from './feed-kinds.ts';
import { isMediaKey, MEDIA_FOLDER, type MediaKey } from './media-key.ts';
import { kind, single } from './output-traits.ts';

const ARTICLE_OBJECT = new RegExp(`^${ARTICLES_FOLDER}([^/]+)/.`);
const SUMMARY_OBJECT = new RegExp(`^${SUMMARY_FOLDER}[^/]+$`);

/**
 * The kinds of outputs. An output is what is rebuilt together; every published byte belongs to exactly one.
 *
 * To add a kind, declare it here and give it a view: the compiler asks for one in functions/publish/views/views.ts.
 * Then give it a row in docs/protocols.md, for which a test asks.
 */
export const OUTPUT_KINDS = {
  /** A feed's subscription documents, full and summary, and its pages. */
  feed: kind({
    name: 'feed/',
    write: ({ feed }: { readonly feed: FeedId }) => feed,
    read: (feed) => (isFeedId(feed) ? { feed } : undefined),
    keys: ({ feed }) => feedKeys(feed),
    // Everything in a feed's folder except archives and changes. The latest feed has no folder, so its keys are listed.
    owner(key) {
      const { feed, path } = locateKey(key);
      const isItsOwn =
        feed === 'latest'
          ? feedKeys(feed).includes(path) || SUMMARY_OBJECT.test(path)
          : archiveMonthAt(path) === undefined && !(isPartnerFeed(feed) && isChangesDocument(path));
      return isItsOwn ? { feed } : undefined;
    },
    folders: [SUMMARY_FOLDER, PARTNERS_FOLDER],
    cacheLifetime: (key) => (key === NOT_FOUND_KEY ? 'notFound' : 'document'),
    isRecorded: true,
  }),

  /** The documents with all that a feed has of one month (RFC 5005 section 4); there if it has anything. */
  archive: kind({
    name: 'archive/',
    write: ({ feed, month }: { readonly feed: FeedId; readonly month: Month }) => `${feed}/${month}` as const,
    read(rest) {
      const slash = rest.lastIndexOf('/');
      const [feed, month] = [rest.slice(0, Math.max(slash, 0)), rest.slice(slash + 1)];
      return isFeedId(feed) && isMonth(month) ? { feed, month } : undefined;
    },
    keys: ({ feed, month }) => Object.values(documentKeys(feed, { kind: 'archive', month })),
    owner(key) {
      const { feed, path } = locateKey(key);
      const month = archiveMonthAt(path);
      return month === undefined ? undefined : { feed, month };
    },
    folders: [ARCHIVE_FOLDER],
    cacheLifetime: 'archive',
    isPatient: true,
    isRecorded: true,
    heldWith: ({ feed }) => feed,
  }),

  /** What was published, updated and withdrawn lately, as one partner sees it. */
  changes: kind({
    name: 'changes/',
    write: ({ partner }: { readonly partner: string }) => partner,
    read: (partner) => (isSegment(partner) ? { partner } : undefined),
    keys: ({ partner }) => Object.values(documentKeys(feedId('partner', partner), { kind: 'changes' })),
    owner(key) {
      const { feed, path } = locateKey(key);
      return isPartnerFeed(feed) && isChangesDocument(path) ? { partner: parseFeedId(feed).slug } : undefined;
    },
    cacheLifetime: 'document',
    isRecorded: true,
    heldWith: ({ partner }) => feedId('partner', partner),
  }),

  /** What is at `/articles/<slug>/`: an article's page, or the way to the article that had this address. */
  article: kind({
    name: 'article/',
    write: ({ slug }: { readonly slug: string }) => slug,
    read: (slug) => (isSegment(slug) ? { slug } : undefined),
    keys: ({ slug }) => [articlePageKey(slug)],
    owner(key) {
      const slug = ARTICLE_OBJECT.exec(key)?.[1];
      return slug === undefined ? undefined : { slug };
    },
    folders: [ARTICLES_FOLDER],
    cacheLifetime: 'document',
  }),

  /** A media file, copied as it was uploaded. Its id is its key. */
  media: kind({
    name: MEDIA_FOLDER,
    write: ({ key }: { readonly key: MediaKey }) => key.slice(MEDIA_FOLDER.length),
    read: (path) => ({ key: `${MEDIA_FOLDER}${path}` as const }),
    keys: ({ key }) => [key],
    owner: (key) => (isMediaKey(key) ? { key } : undefined),
    folders: [MEDIA_FOLDER],
    cacheLifetime: 'media',
  }),

  /** The list of all feeds. */
  catalogue: single('catalogue', Object.values(CATALOGUE_KEYS), {
    cacheLifetime: 'document',
    isPatient: true,
  }),

  /** The articles of one month, for search engines. */
  sitemap: kind({
    name: 'sitemap/',
    write: ({ month }: { readonly month: Month }) => month,
    read: (month) => (isMonth(month) ? { month } : undefined),
    keys: ({ month }) => [sitemapKey(month)],
    owner(key) {
      const month = key.slice(SITEMAPS_FOLDER.length, -'.xml'.length);
      return isMonth(month) && key === sitemapKey(month) ? { month } : undefined;
    },
    folders: [SITEMAPS_FOLDER],
    cacheLifetime: 'document',
    isPatient: true,
  }),

  /** The list of all sitemaps, and `robots.txt`. */
  'sitemap-index': single('sitemap', [SITEMAP_INDEX_KEY, ROBOTS_KEY], {
    cacheLifetime: 'document',
    isPatient: true,
  }),

  /** The articles of the last two days, for news search. */
  news: single('news', [NEWS_SITEMAP_KEY], { cacheLifetime: 'document', isPatient: true }),

  /** What does not depend on any article: the headlines' script, JSON Schemas. */
  assets: single('assets', Object.values(ASSET_KEYS), {
    cacheLifetime: (key) => (key === ASSET_KEYS.headlines ? 'script' : 'schema'),
    isPatient: true,
  }),

  /** An address of another system's, or another time's, that `site.yaml` says has moved or ended. */
  former: kind({
    name: 'former/',
    write: ({ key }: { readonly key: string }) => key,
    read: (key) => (key === '' ? undefined : { key }),
    keys: ({ key }) => [key],
    // Only `site.yaml` knows of it: no key says of itself that it is one.
    owner: () => undefined,
    cacheLifetime: 'document',
  }),
};

function isSegment(text: string): boolean {
  return text !== '' && !text.includes('/');
}
