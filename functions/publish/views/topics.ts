import type { FeedState } from '../../core/feed/feed-state.ts';
import { feedHubs } from '../../core/feed/render/feed-channel.ts';
import type { FeedDocument } from '../../core/feed/render/feed-document.ts';
import { etagOf } from '../../core/kernel/digest.ts';
import { addressOf } from '../../core/output/addresses.ts';
import { documentKeys } from '../../core/output/document-keys.ts';
import type { Documents, FeedView } from './view.ts';

/** The WebSub topics of a feed, by key: its documents, if hubs tell of them. */
export function topicsOf(document: FeedDocument): FeedView['topics'] {
  if (feedHubs(document).length === 0) return undefined;
  const { feed, site } = document;
  const keys = (['full', 'summary'] as const).flatMap((kind) => Object.values(documentKeys(feed, { kind })));
  return Object.fromEntries(keys.map((key) => [key, addressOf(site.url, key)]));
}

/** The digests, by address, of the topics among `documents`. An address that redirects or has ended is no topic. */
export function topicDigests(topics: FeedView['topics'], documents: Documents): FeedState['topics'] {
  if (topics === undefined) return undefined;
  const digests = Object.entries(topics).flatMap(([key, address]) => {
    const document = documents.get(key);
    return !document || document.redirect || document.gone
      ? []
      : [[address, etagOf(document.bytes)] as const];
  });
  return Object.fromEntries(digests);
}
