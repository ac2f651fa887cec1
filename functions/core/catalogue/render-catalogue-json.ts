import { ASSET_KEYS, addressOf, CATALOGUE_KEYS } from '../output/addresses.ts';
import type { Catalogue } from './catalogue.ts';

/** The catalogue for programs; its fields are a contract (docs/history.md), which `functions/core/contract` states. */
export function renderCatalogueJson({ site, groups }: Catalogue): string {
  const feeds = groups.flatMap(({ kind, entries }) =>
    entries.map(({ feed, name, title, description, pageUrl, form, urls, summaryUrls }) => ({
      id: feed,
      kind,
      name,
      title,
      description,
      page: pageUrl,
      form,
      ...urls,
      summary: summaryUrls,
    })),
  );
  const catalogue = {
    schema: addressOf(site.url, ASSET_KEYS.catalogueSchema),
    title: site.title,
    home: site.url,
    language: site.language,
    opml: addressOf(site.url, CATALOGUE_KEYS.opml),
    feeds,
  };
  return `${JSON.stringify(catalogue, undefined, 2)}\n`;
}
