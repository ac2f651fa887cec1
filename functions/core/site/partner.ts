import type { FeedForm } from './declared-feed.ts';
import type { Selection } from './selection.ts';

type FeedFormat = 'rss' | 'atom' | 'json';

/** A partner's own feed, behind a key. What may not be syndicated is never in it. */
export interface Partner extends Selection {
  readonly title: string;
  readonly description?: string;
  readonly form: FeedForm;
  /** What its documents say of the right to use them; absent: what the site's do. */
  readonly rights?: string;
  readonly formats: readonly FeedFormat[];
  /** Whose pages may read it: `https://partner.example`, as browsers send it; none: no page may. */
  readonly origins: readonly string[];
  /** Told of every change: absolute https. */
  readonly webhook?: string;
}
