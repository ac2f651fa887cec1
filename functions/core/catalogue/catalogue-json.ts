import * as z from 'zod/mini';
import { address, language, text } from '../feed/render/json-values.ts';
import type { Immutable } from '../kernel/immutable.ts';
import { ASSET_KEYS, addressOf, CATALOGUE_KEYS } from '../output/addresses.ts';
import { PUBLIC_FEED_KINDS } from '../output/feed-ids.ts';
import type { Catalogue } from './catalogue.ts';

const FORMATS = { rss: address, atom: address, json: address };

const FEED = z.object({
  id: text.check(z.describe('What the feed is called for good: latest, section/coast, tag/tides.')),
  kind: z.enum(PUBLIC_FEED_KINDS),
  name: text.check(z.describe('Among the feeds of this site.')),
  title: text.check(z.describe('Among those of other sites.')),
  description: z.string(),
  page: address,
  form: z.enum(['full', 'summary']).check(z.describe('What the documents carry.')),
  ...FORMATS,
  summary: z.object(FORMATS).check(z.describe('The documents with summaries alone.')),
});

/** The list of all public feeds, `/feeds/feeds.json`: a contract (docs/partners.md), as the feeds' documents are. */
export const CATALOGUE = z.object({
  schema: address.check(z.describe('The version of this contract that the document keeps.')),
  title: text,
  home: address,
  language,
  opml: address,
  feeds: z.array(FEED),
});

type CatalogueJson = Immutable<z.output<typeof CATALOGUE>>;

/** The catalogue for programs. */
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
  const catalogue: CatalogueJson = {
    schema: addressOf(site.url, ASSET_KEYS.catalogueSchema),
    title: site.title,
    home: site.url,
    language: site.language,
    opml: addressOf(site.url, CATALOGUE_KEYS.opml),
    feeds,
  };
  return `${JSON.stringify(catalogue, undefined, 2)}\n`;
}
