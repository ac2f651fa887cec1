import { catalogueOf } from '../../core/catalogue/catalogue.ts';
import { renderCatalogueJson } from '../../core/catalogue/catalogue-json.ts';
import { renderCataloguePage } from '../../core/catalogue/catalogue-page.ts';
import { renderOpml } from '../../core/catalogue/render-opml.ts';
import { addressOf, CATALOGUE_KEYS } from '../../core/output/addresses.ts';
import { allStates, type FeedStates } from '../../core/ports/feed-states.ts';
import { renderPagesSitemap } from '../../core/sitemap/sitemap.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { siteDocument } from './site-document.ts';
import type { KindView } from './view.ts';

/** The list of all feeds as they were last published: each run that changes what one is called asks for it. */
export async function viewOfCatalogue(
  { site }: ReadContext,
  feedStates: Pick<FeedStates, 'listFeedStates'>,
): Promise<KindView> {
  const catalogue = catalogueOf(await allStates((after) => feedStates.listFeedStates(after)), site);
  const pages = [
    ...catalogue.groups.flatMap(({ entries }) => entries.map(({ pageUrl }) => pageUrl)),
    addressOf(site.url, CATALOGUE_KEYS.page),
  ];
  return {
    stamp: JSON.stringify(catalogue),
    render: () => ({
      documents: new Map([
        [CATALOGUE_KEYS.page, siteDocument(renderCataloguePage(catalogue), 'page')],
        [CATALOGUE_KEYS.json, siteDocument(renderCatalogueJson(catalogue), 'plainJson')],
        [CATALOGUE_KEYS.opml, siteDocument(renderOpml(catalogue), 'xml')],
        [CATALOGUE_KEYS.sitemap, siteDocument(renderPagesSitemap(pages), 'xml')],
      ]),
    }),
  };
}
