import { DEFAULT_SITE, type Site } from '../site/site.ts';
import type { Accepted } from './source-record.ts';

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
