import type { FeedDocument } from './feed-document.ts';
import { httpUri } from './uri.ts';

/**
 * The WebSub hubs that tell of a document's changes: absolute, in ASCII. None for an archive, for what is new comes
 * to the feed itself; none for a partner's feed, which no hub could read.
 */
export function feedHubs({ feed, archive, site }: Pick<FeedDocument, 'feed' | 'archive' | 'site'>): string[] {
  if (archive !== undefined || feed.startsWith('partner/')) return [];
  return site.hubs.flatMap((hub) => httpUri(hub) ?? []);
}
