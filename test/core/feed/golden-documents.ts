import type { FeedDocument } from '../../../functions/core/feed/render/feed-document.ts';
import { feedDocument, podcastOf } from './sample.ts';

const ARTICLES = feedDocument().articles;

/** One document of every kind. */
export const GOLDEN_DOCUMENTS: Readonly<Record<string, FeedDocument>> = {
  latest: feedDocument(),
  summary: feedDocument({ part: { kind: 'summary' }, previous: '2026-02' }),
  archive: feedDocument({
    part: { kind: 'archive', month: '2026-03' },
    previous: '1953-02',
    articles: ARTICLES.slice(0, 3),
  }),
  'first-archive': feedDocument({ part: { kind: 'archive', month: '1953-02' }, articles: ARTICLES.slice(3) }),
  empty: feedDocument({ feed: 'tag/sea-level', articles: [] }),
  podcast: podcastOf(),
};
