import { CATALOGUE } from '../../core/catalogue/catalogue-json.ts';
import { FEED } from '../../core/feed/render/json-feed.ts';
import { renderSchema } from '../../core/kernel/json-schema.ts';
import { ASSET_KEYS, addressOf } from '../../core/output/addresses.ts';
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
    [ASSET_KEYS.feedSchema, renderSchema(FEED, 'Feed', addressOf(site.url, ASSET_KEYS.feedSchema))],
    [
      ASSET_KEYS.catalogueSchema,
      renderSchema(CATALOGUE, 'Catalogue', addressOf(site.url, ASSET_KEYS.catalogueSchema)),
    ],
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
