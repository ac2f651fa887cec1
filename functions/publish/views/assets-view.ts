import { CATALOGUE_SCHEMA } from '../../core/contract/catalogue-schema.ts';
import { FEED_SCHEMA } from '../../core/contract/feed-schema.ts';
import { renderSchema } from '../../core/contract/render-schema.ts';
import { ASSET_KEYS } from '../../core/output/addresses.ts';
import type { PublishPorts } from '../ports.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { siteDocument } from './site-document.ts';
import type { View } from './view.ts';

/**
 * Viewers keep the script for an hour, so that a fault in it is mended everywhere within that time; its address
 * stays the same for as long as what relies on it does.
 */
const SCRIPT = { cacheControl: 'public, max-age=3600, s-maxage=60, stale-while-revalidate=86400' };

/** A version of a contract only ever grows: what a viewer has kept for a day is still true. */
const SCHEMA = { cacheControl: 'public, max-age=86400, s-maxage=60, stale-while-revalidate=604800' };

/** What is served beside the publication: the same whatever is published. */
export async function viewOfAssets(
  { site }: Pick<ReadContext, 'site'>,
  { headlinesScript }: Pick<PublishPorts, 'headlinesScript'>,
): Promise<View> {
  const script = await headlinesScript();
  const schemas = [
    [ASSET_KEYS.feedSchema, renderSchema(FEED_SCHEMA, ASSET_KEYS.feedSchema, site.url)],
    [ASSET_KEYS.catalogueSchema, renderSchema(CATALOGUE_SCHEMA, ASSET_KEYS.catalogueSchema, site.url)],
  ] as const;
  return {
    stamp: JSON.stringify([script, schemas]),
    render: () => ({
      documents: new Map([
        [ASSET_KEYS.headlines, siteDocument(script, 'script', SCRIPT)],
        ...schemas.map(([key, schema]) => [key, siteDocument(schema, 'schema', SCHEMA)] as const),
      ]),
    }),
  };
}
