import { feedChannel } from './feed-channel.ts';
import type { FeedDocument, RenderedFeed } from './feed-document.ts';
import { feedItem } from './feed-item.ts';
import { Placeholders, placeholderPrefix } from './placeholders.ts';
import { renderAtom } from './render-atom.ts';
import { renderJson } from './render-json.ts';
import { renderRss } from './render-rss.ts';

/**
 * A feed, or an archive of it, as RSS 2.0, Atom 1.0 and JSON Feed 1.1, with the same ids in all three.
 *
 * A pure function of `document`: the same bytes at any time, in any time zone and locale (invariant I4). It does not
 * throw, however broken the text, date or address of an article is: `checkFeed` decides what may be published.
 */
export function renderFeed(document: FeedDocument): RenderedFeed {
  const channel = feedChannel(document);
  const entries = document.articles.map((article) => feedItem(article, document));
  const prefix = placeholderPrefix(document);
  return {
    rss: renderRss(channel, entries, new Placeholders(prefix)),
    atom: renderAtom(channel, entries, new Placeholders(prefix)),
    json: renderJson(channel, entries),
  };
}
