import type { Selection } from './selection.ts';

/** Whether documents carry articles whole or only their summaries. */
export type FeedForm = 'full' | 'summary';

/** A feed that `site.yaml` declares: a selection of articles under its own name. */
export interface DeclaredFeed extends Selection {
  readonly title: string;
  readonly description?: string;
  /** Of its main documents; those under `summary/` are there in any case. */
  readonly form: FeedForm;
  /** Articles in its subscription documents, if fewer than the site's limit. */
  readonly limit?: number;
  /**
   * Its subscription documents hold no article more than so many days older than the newest of them. Counted
   * from an article and not from the clock, so that the passing of time changes no document.
   */
  readonly newerDays?: number;
  readonly podcast?: PodcastSettings;
}

/** What makes a declared feed a podcast. */
export interface PodcastSettings {
  readonly author: string;
  readonly owner?: { readonly name: string; readonly email: string };
  readonly category: PodcastCategory;
  readonly explicit: boolean;
  /** A stored address (own media under SITE_ORIGIN): square, 1400 to 3000 pixels by Apple's rules. */
  readonly image: string;
  readonly type: 'episodic' | 'serial';
  /** UUID; absent: the one made from the feed's address by the rule of Podcasting 2.0. */
  readonly guid?: string;
}

/** One of Apple's categories, and the one within it. */
export interface PodcastCategory {
  readonly name: string;
  readonly subcategory?: string;
}
