import type { FeedChannel } from './feed-channel.ts';
import type { FeedChange } from './feed-document.ts';
import type { FeedItem } from './feed-item.ts';
import type { FeedExtension } from './json-feed.ts';
import type { ItemExtension } from './json-item.ts';

/** The extension of a feed: its archive and completeness, for which JSON Feed has no keys (docs/feeds.md). */
export function feedExtension({ aboutUrl, schemaUrl, currentUrls, isComplete }: FeedChannel): FeedExtension {
  return {
    about: aboutUrl,
    schema: schemaUrl,
    ...(currentUrls && { archive_of: currentUrls.json }),
    complete: isComplete,
  };
}

/** The extension of an item in a partner's changes: what happened to the article, and when (docs/partners.md). */
export function changeExtension({ event, at }: Pick<FeedChange, 'event' | 'at'>): ItemExtension {
  return { event, at };
}

/**
 * The extension of an item: the section, the picture's texts and size, the source, the episode, for which JSON Feed has
 * no keys. The names are those of front matter fields (docs/uploads.md), so an item can be uploaded as it is.
 */
export function itemExtension(entry: FeedItem): ItemExtension | undefined {
  const { section, image, source, episode, change } = entry;
  return nonEmpty({
    ...(change && changeExtension(change)),
    section,
    image_alt: image?.alt,
    image_caption: image?.caption,
    image_credit: image?.credit,
    image_width: image?.width,
    image_height: image?.height,
    source,
    podcast: nonEmpty(episode),
  });
}

function nonEmpty<T extends object>(object: T | undefined): T | undefined {
  return object && Object.values(object).some((value) => value !== undefined) ? object : undefined;
}
