import { NoSiteError } from '../kernel/errors.ts';
import { type PublishedSite, SITE_KEY } from '../site/site.ts';
import type { AcceptedSite } from '../source/accepted.ts';
import { publicUrlOf, type SiteAddress } from '../source/decide-site.ts';
import type { SourceRecord } from '../source/source-record.ts';
import type { Sources } from './sources.ts';

/** The site that the record of `site.yaml` puts in force; undefined before its first commit. */
export function siteOf(record: SourceRecord | undefined): AcceptedSite | undefined {
  return record?.accepted?.kind === 'site' ? record.accepted : undefined;
}

/** True if `site` was committed for the address that is now the right one. */
export function isAtItsAddress(site: AcceptedSite | undefined, address: SiteAddress): site is AcceptedSite {
  return site !== undefined && site.site.url === publicUrlOf(site.described, address);
}

/** The site in force; undefined if none has been committed at its present address. */
export async function readSiteInForce(
  sources: Pick<Sources, 'readSource'>,
  address: SiteAddress,
): Promise<AcceptedSite | undefined> {
  const site = siteOf(await sources.readSource(SITE_KEY));
  return isAtItsAddress(site, address) ? site : undefined;
}

/** The site in force, at whatever address. @throws NoSiteError if there is none: ingest commits one before it sends any job */
export async function readSite(sources: Pick<Sources, 'readSource'>): Promise<PublishedSite> {
  const site = siteOf(await sources.readSource(SITE_KEY));
  if (!site) throw new NoSiteError(`${SITE_KEY}: no site is in force`);
  return site.site;
}
