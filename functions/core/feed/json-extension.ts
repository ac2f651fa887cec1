import type { FeedChannel } from './feed-channel.ts';
import type { FeedChange } from './feed-document.ts';
import type { FeedEntry } from './feed-entry.ts';
import type { FeedExtension } from './json-feed.ts';
import type { ItemExtension } from './json-item.ts';

/** What JSON Feed has no key for: a feed's place in its history (docs/feeds.md has the whole). */
export function feedExtension({ aboutUrl, schemaUrl, currentUrls, isComplete }: FeedChannel): FeedExtension {
  return {
    about: aboutUrl,
    schema: schemaUrl,
    ...(currentUrls && { archive_of: currentUrls.json }),
    complete: isComplete,
  };
}

/** What happened to an article: to an item in a partner's changes (docs/partners.md). */
export function changeExtension({ event, at }: Pick<FeedChange, 'event' | 'at'>): ItemExtension {
  return { event, at };
}

/**
 * What JSON Feed has no key for: the section among the tags, what is told of the picture, the source, the episode.
 * The names are those of a source's fields (docs/uploads.md), so that an item is itself an upload.
 */
export function itemExtension(entry: FeedEntry): ItemExtension | undefined {
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
