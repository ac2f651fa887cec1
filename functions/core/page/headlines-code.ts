import type { FeedDocument } from '../feed/feed-document.ts';
import { html } from '../kernel/markup.ts';
import { ASSET_KEYS, addressOf, feedRoot } from '../output/addresses.ts';
import { documentAddresses } from '../output/document-keys.ts';

/**
 * What to put into another site's page to have a feed's headlines there (docs/partners.md). Of the documents the one
 * with summaries, for whole articles would be fetched in vain.
 *
 * @returns HTML, as text
 */
export function headlinesCode({ feed, site, title }: Pick<FeedDocument, 'feed' | 'site' | 'title'>): string {
  const { json } = documentAddresses(site.url, feed, { kind: 'summary' });
  return html`<script type="module" src="${addressOf(site.url, ASSET_KEYS.headlines)}"></script>
<broadsheet-headlines src="${json}" limit="5">
  <a href="${addressOf(site.url, feedRoot(feed))}">${title}</a>
</broadsheet-headlines>`.markup;
}
