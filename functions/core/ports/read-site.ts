import { NoSiteError } from '../kernel/errors.ts';
import type { PublishedSite } from '../site/site.ts';
import { SITE_KEY } from '../site/site.ts';
import type { SourceIndex } from './ports.ts';

/** The site in force. @throws if none is: ingest commits one before it sends any job. */
export async function readSite(index: Pick<SourceIndex, 'readSource'>): Promise<PublishedSite> {
  const record = await index.readSource(SITE_KEY);
  if (record?.accepted?.kind !== 'site') {
    throw new NoSiteError(`${SITE_KEY}: no site is in force`);
  }
  return record.accepted.site;
}
