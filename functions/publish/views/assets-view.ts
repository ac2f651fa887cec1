import { CATALOGUE_SCHEMA } from '../../core/contract/catalogue-schema.ts';
import { FEED_SCHEMA } from '../../core/contract/feed-schema.ts';
import { renderSchema } from '../../core/contract/render-schema.ts';
import { ASSET_KEYS } from '../../core/output/addresses.ts';
import type { PublishPorts } from '../ports.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { siteDocument } from './site-document.ts';
import type { KindView } from './view.ts';

/** What is served beside the publication: the same whatever is published. */
export async function viewOfAssets(
  { site }: Pick<ReadContext, 'site'>,
  { headlinesScript }: Pick<PublishPorts, 'headlinesScript'>,
): Promise<KindView> {
  const script = await headlinesScript();
  const schemas = [
    [ASSET_KEYS.feedSchema, renderSchema(FEED_SCHEMA, ASSET_KEYS.feedSchema, site.url)],
    [ASSET_KEYS.catalogueSchema, renderSchema(CATALOGUE_SCHEMA, ASSET_KEYS.catalogueSchema, site.url)],
  ] as const;
  return {
    stamp: JSON.stringify([script, schemas]),
    render: () => ({
      documents: new Map([
        [ASSET_KEYS.headlines, siteDocument(script, 'script')],
        ...schemas.map(([key, schema]) => [key, siteDocument(schema, 'schema')] as const),
      ]),
    }),
  };
}
