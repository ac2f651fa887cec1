import type { SourceIndex } from '../core/ports/ports.ts';
import { SITE_KEY } from '../core/site/site.ts';
import { publicUrlOf, type SiteAddress } from '../core/source/decide-site.ts';
import type { AcceptedSite, SourceRecord } from '../core/source/source-record.ts';

/** The site that the record of `site.yaml` puts in force; undefined before its first commit. */
export function siteOf(record: SourceRecord | undefined): AcceptedSite | undefined {
  return record?.accepted?.kind === 'site' ? record.accepted : undefined;
}

/** Whether `site` was committed for the address that is now the right one. */
export function isAtItsAddress(site: AcceptedSite | undefined, address: SiteAddress): site is AcceptedSite {
  return site !== undefined && site.site.url === publicUrlOf(site.described, address);
}

/** The site in force, or undefined if none has been committed at its present address. */
export async function readSiteInForce(
  index: SourceIndex,
  address: SiteAddress,
): Promise<AcceptedSite | undefined> {
  const site = siteOf(await index.readSource(SITE_KEY));
  return isAtItsAddress(site, address) ? site : undefined;
}
