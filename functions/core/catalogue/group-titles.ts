import type { PublicFeedKind } from '../output/feed-kinds.ts';

/** What groups of feeds are called where there is no language to choose: in the catalogue for programs. */
export const GROUP_TITLES: Readonly<Record<PublicFeedKind, string>> = {
  latest: 'Latest',
  section: 'Sections',
  feed: 'Selections',
  language: 'Languages',
  author: 'Authors',
  tag: 'Tags',
};
