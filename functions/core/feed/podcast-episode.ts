import type { Enclosure, Episode } from '../article/article.ts';
import { publicUri } from './uri.ts';

/** By media type, the suffixes under which Apple Podcasts takes a file (UnsupportedItunesFormat). */
const SUFFIXES = /\.(?:m4a|mp3|mov|mp4|m4v)$/;

/** Whether podcast players can play the file: audio or video, in a format that Apple takes. */
export function isEpisodeFile({ url, type }: Enclosure): boolean {
  return /^(?:audio|video)\//.test(type) && SUFFIXES.test(url);
}

/** What players are told besides the file, at public addresses; what is out of shape is left out. */
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
