import type { FeedDocument } from '../../../functions/core/feed/render/feed-document.ts';
import { feedDocument, podcastOf } from './sample.ts';

const ARTICLES = feedDocument().articles;

/** One document of every kind. */
export const GOLDEN_DOCUMENTS: Readonly<Record<string, FeedDocument>> = {
  latest: feedDocument(),
  summary: feedDocument({ form: 'summary', previous: '2026-02' }),
  archive: feedDocument({ archive: '2026-03', previous: '1953-02', articles: ARTICLES.slice(0, 3) }),
  'first-archive': feedDocument({ archive: '1953-02', articles: ARTICLES.slice(3) }),
  empty: feedDocument({ feed: 'tag/sea-level', articles: [] }),
  podcast: podcastOf(),
};
