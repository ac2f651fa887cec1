import { digestOf } from '../kernel/digest.ts';
import { DEFAULT_SITE, type Site } from '../site/site.ts';
import type { Decision } from './decide.ts';
import type { Reading } from './interpret.ts';
import type { SourceRecord, SourceVersion } from './source-record.ts';

/** Where the site is published: an operator's choice, or else the distribution itself. */
export interface SiteAddress {
  /** Wins over `site.yaml`. */
  readonly publicUrl?: string | undefined;
  readonly distributionUrl: string;
}

/**
 * The site in force. While `site.yaml` is bad or gone the last good one is (invariant I6), and before the
 * first one the defaults are.
 */
export function putSiteInForce(
  record: SourceRecord,
  source: SourceVersion | undefined,
  reading: Reading | undefined,
  address: SiteAddress,
): Decision {
  const last = record.accepted?.kind === 'site' ? record.accepted : undefined;
  const isGood = reading?.kind === 'site';
  const described: Site = isGood ? reading.site : { ...DEFAULT_SITE, ...last?.described };
  const sourceEtag = isGood ? source?.etag : last?.sourceEtag;
  const site = { ...described, url: publicUrlOf(described, address) };
  return {
    status: reading === undefined ? 'withdrawn' : isGood ? 'published' : 'rejected',
    ...(source ? { source } : {}),
    problems: reading?.notes.problems ?? [],
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

/** The address everything is published at, ending in `/`. */
export function publicUrlOf(described: Site, address: SiteAddress): string {
  return address.publicUrl ?? described.url ?? address.distributionUrl;
}
