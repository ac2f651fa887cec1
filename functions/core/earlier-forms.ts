import { type FeedState, newFeedState } from './feed-state.ts';
import { DEFAULT_SITE, type Site } from './site/site.ts';
import type { Accepted } from './source-record.ts';

/** The beginning of time, for what does not say when it was. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** An accepted version as an earlier release may have stored it, with what it lacks of today's fields. */
export function completeAccepted(stored: Accepted): Accepted {
  if (stored.kind !== 'site') return stored;
  return { ...stored, described: completeSite(stored.described), site: completeSite(stored.site) };
}

/** What a field that was added stands for where `site.yaml` does not state it. */
function completeSite<Stored extends Site>(stored: Stored): Stored {
  return {
    ...DEFAULT_SITE,
    ...stored,
    limits: { ...DEFAULT_SITE.limits, ...stored.limits },
    guard: { ...DEFAULT_SITE.guard, ...stored.guard },
  };
}

/** The state of a feed as an earlier release may have stored it, with what it lacks. */
export function completeFeedState(stored: FeedState): FeedState {
  const { pending, ...rest } = newFeedState(stored.output, LONG_AGO);
  return { ...rest, ...stored, pending: { ...pending, ...stored.pending } };
}
