import type { FeedKind } from './catalogue.ts';

/** What groups of feeds are called where there is no language to choose: in the catalogue for programs. */
export const GROUP_TITLES: Readonly<Record<FeedKind, string>> = {
  latest: 'Latest',
  section: 'Sections',
  feed: 'Selections',
  language: 'Languages',
  author: 'Authors',
  tag: 'Tags',
};
