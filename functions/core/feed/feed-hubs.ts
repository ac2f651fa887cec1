import { isPartnerFeed } from '../output/addresses.ts';
import type { Site } from '../site/site.ts';
import type { FeedDocument } from './feed-document.ts';
import { httpUri } from './uri.ts';

/** A site's WebSub hubs: absolute, in ASCII. */
export function siteHubs({ hubs }: Pick<Site, 'hubs'>): string[] {
  return hubs.flatMap((hub) => httpUri(hub) ?? []);
}

/**
 * The hubs that tell of a document's changes. None for an archive, for what is new comes to the feed itself; none for
 * a partner's feed, which no hub could read.
 */
export function feedHubs({ feed, part, site }: Pick<FeedDocument, 'feed' | 'part' | 'site'>): string[] {
  return part.kind === 'archive' || isPartnerFeed(feed) ? [] : siteHubs(site);
}
