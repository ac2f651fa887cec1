import { createHash } from 'node:crypto';
import type { Enclosure, Episode } from '../../article/article.ts';
import type { PodcastSettings } from '../../site/podcast.ts';
import type { PodcastCategory } from '../../site/podcast-categories.ts';
import { isEmail } from './field-shapes.ts';
import { publicUri } from './uri.ts';

/** What a podcast says about itself, as Apple Podcasts and Podcasting 2.0 require. */
export interface PodcastChannel {
  /** A UUID, the same in every directory that lists the podcast. */
  readonly guid: string;
  readonly author: string;
  readonly owner?: { readonly name: string; readonly email: string };
  readonly category: PodcastCategory;
  readonly explicit: boolean;
  /** Absent if the site gives no valid address. */
  readonly image?: string;
  readonly type: PodcastSettings['type'];
}

/** @param rssUrl the address of the podcast's RSS document */
export function podcastChannel(settings: PodcastSettings, rssUrl: string, siteUrl: string): PodcastChannel {
  const { author, owner, category, explicit, type, guid } = settings;
  return {
    guid: guid ?? podcastGuid(rssUrl),
    author,
    owner: owner && isEmail(owner.email) ? owner : undefined,
    category,
    explicit,
    image: publicUri(settings.image, siteUrl),
    type,
  };
}

/** The namespace UUID that Podcasting 2.0 defines for podcast:guid. */
const PODCAST_NAMESPACE = 'ead4c236bf5858c6a2c6a6b28d128cb6';

/** Podcasting 2.0: a name-based UUID (RFC 9562 section 5.5) of the feed's address, without scheme and last slashes. */
function podcastGuid(rssUrl: string): string {
  const name = rssUrl.replace(/^[a-z]+:\/\//, '').replace(/\/+$/, '');
  const bytes = createHash('sha1').update(PODCAST_NAMESPACE, 'hex').update(name, 'utf8').digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50; // version 5: name-based, SHA-1
  bytes[8] = (bytes[8]! & 0x3f) | 0x80; // variant 10
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** The ends of addresses that Apple Podcasts accepts (UnsupportedItunesFormat). */
const SUFFIXES = /\.(?:m4a|mp3|mov|mp4|m4v)$/;

/** True if podcast players can play the file: audio or video, in a format that Apple accepts. */
export function isEpisodeFile({ url, type }: Enclosure): boolean {
  return /^(?:audio|video)\//.test(type) && SUFFIXES.test(url);
}

/** What players are told about an episode beside its file, with public addresses. Malformed values are left out. */
export function podcastEpisode(episode: Episode | undefined, siteUrl: string): Episode {
  const { season, episode: number, type, explicit, image, chapters, transcript } = episode ?? {};
  const transcriptUrl = publicUri(transcript?.url, siteUrl);
  return {
    season: positiveInteger(season),
    episode: positiveInteger(number),
    type,
    explicit,
    image: publicUri(image, siteUrl),
    chapters: publicUri(chapters, siteUrl),
    transcript: transcript && transcriptUrl ? { ...transcript, url: transcriptUrl } : undefined,
  };
}

function positiveInteger(number: number | undefined): number | undefined {
  return Number.isSafeInteger(number) && number! > 0 ? number : undefined;
}
