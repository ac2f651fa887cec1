import { digestOf } from '../kernel/digest.ts';
import { DEFAULT_SITE, type Site } from '../site/site.ts';
import type { SourceVersion } from './accepted.ts';
import type { Decision } from './decision.ts';
import type { Interpretation } from './interpret.ts';
import type { SourceRecord } from './source-record.ts';

/** Where the site is published. */
export interface SiteAddress {
  /** The operator's choice. It wins over `site.yaml`. */
  readonly publicUrl?: string | undefined;
  /** The address of the distribution itself, for when nothing else is chosen. */
  readonly distributionUrl: string;
}

/**
 * The site that comes into force. While `site.yaml` is bad or deleted, its accepted version stays in force (invariant
 * I6); before the first good one, the defaults are.
 */
export function decideSite(
  record: SourceRecord,
  source: SourceVersion | undefined,
  interpretation: Interpretation | undefined,
  address: SiteAddress,
): Decision {
  const before = record.accepted?.kind === 'site' ? record.accepted : undefined;
  const isGood = interpretation?.kind === 'site';
  const described: Site = isGood ? interpretation.site : { ...DEFAULT_SITE, ...before?.described };
  const sourceEtag = isGood ? source?.etag : before?.sourceEtag;
  const site = { ...described, url: publicUrlOf(described, address) };
  return {
    status: interpretation === undefined ? 'withdrawn' : isGood ? 'published' : 'rejected',
    ...(source ? { source } : {}),
    problems: interpretation?.notes.problems ?? [],
    accepted: {
      kind: 'site',
      described,
      site,
      digest: digestOf(site),
      ...(sourceEtag && { sourceEtag }),
    },
    entries: [],
    claims: [],
    since: {},
  };
}

/** The address that everything is published at, ending in `/`. */
export function publicUrlOf(described: Site, address: SiteAddress): string {
  return address.publicUrl ?? described.url ?? address.distributionUrl;
}
