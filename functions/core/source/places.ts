import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { DUE } from '../output/outputs.ts';
import type { Site } from '../site/site.ts';
import { nextChangeOf, visibilityAt } from './lifecycle.ts';
import { entriesOf } from './outputs-of-source.ts';
import type { Accepted, Entry } from './source-record.ts';

/** What decides, besides its article, where a source is listed. */
export interface Circumstances {
  /** Its declared feeds select articles. */
  readonly site: Site;
  readonly now: Instant;
}

/** Where the index is to list a source: in feeds if it may be seen, and with the clock. */
export function placesOf(
  key: string,
  accepted: Accepted | undefined,
  { site, now }: Circumstances,
): { entries: Entry[]; due?: Entry } {
  if (accepted?.kind !== 'article') return { entries: [] };
  const { article } = accepted;
  const visible = visibilityAt(article, now) === 'published';
  const change = nextChangeOf(article, now);
  return {
    entries: visible ? entriesOf(key, article, site) : [],
    ...(change ? { due: { feed: DUE, sortKey: `${change}#${digestOf(key)}` } } : {}),
  };
}
