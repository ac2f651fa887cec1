import type { FeedItem } from './feed-item.ts';
import type { Placeholders } from './placeholders.ts';
import type { PodcastChannel } from './podcast.ts';
import { element } from './skeleton.ts';

/** The elements that make an RSS channel a podcast: Apple's itunes elements and those of Podcasting 2.0. */
export function podcastElements(podcast: PodcastChannel, texts: Placeholders): string[] {
  const { author, owner, category, image } = podcast;
  const subcategory = category.subcategory
    ? element('itunes:category', { text: texts.text(category.subcategory) })
    : '';
  return [
    element('itunes:author', {}, texts.text(author)),
    ...(owner ? [element('itunes:owner', {}, ownerElements(owner, texts))] : []),
    ...(image ? [element('itunes:image', { href: texts.text(image) })] : []),
    element('itunes:category', { text: texts.text(category.name) }, subcategory),
    element('itunes:explicit', {}, String(podcast.explicit)),
    element('itunes:type', {}, podcast.type),
    element('podcast:guid', {}, texts.text(podcast.guid)),
    element('podcast:medium', {}, 'podcast'),
  ];
}

function ownerElements({ name, email }: NonNullable<PodcastChannel['owner']>, texts: Placeholders): string {
  return element('itunes:name', {}, texts.text(name)) + element('itunes:email', {}, texts.text(email));
}

/** Podcasting 2.0, chapters: the media type of the JSON form. Players read no other. */
const CHAPTERS_TYPE = 'application/json+chapters';

/** The elements that make an RSS item an episode; empty outside a podcast. */
export function episodeElements({ episode, enclosures }: FeedItem, texts: Placeholders): string[] {
  if (!episode) return [];
  const { image, chapters, transcript, explicit } = episode;
  const duration = enclosures[0]?.durationSeconds;
  const values: readonly [name: string, value: string | number | undefined][] = [
    // Apple: whole seconds. The validator accepts no fraction (InvalidDuration).
    ['itunes:duration', duration && Math.max(1, Math.round(duration))],
    ['itunes:season', episode.season],
    ['itunes:episode', episode.episode],
    ['itunes:episodeType', episode.type],
    ['itunes:explicit', explicit === undefined ? undefined : String(explicit)],
  ];
  return [
    ...values.flatMap(([name, value]) => (value === undefined ? [] : [element(name, {}, String(value))])),
    ...(image ? [element('itunes:image', { href: texts.text(image) })] : []),
    ...(chapters ? [element('podcast:chapters', { url: texts.text(chapters), type: CHAPTERS_TYPE })] : []),
    ...(transcript
      ? [
          element('podcast:transcript', {
            url: texts.text(transcript.url),
            type: texts.text(transcript.type),
          }),
        ]
      : []),
  ];
}
