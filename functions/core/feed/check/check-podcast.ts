import { isEpisodeFile } from '../render/podcast.ts';
import type { Violation } from './finished-feed.ts';
import { childrenNamed, textOf, type XmlElement } from './read-xml.ts';

/** Apple Podcasts takes a JPEG or PNG. */
const ARTWORK = /\.(?:jpe?g|png)$/i;

/** The validator's limit (lengthLimitedText, TooLong). */
const MAX_NAME_CHARACTERS = 255;

const REQUIREMENTS: readonly [what: string, isMet: (channel: XmlElement) => boolean][] = [
  ['itunes:author', (channel) => isName(textOf(channel, 'itunes:author'))],
  ['itunes:category', (channel) => attributeOf(channel, 'itunes:category', 'text') !== ''],
  ['itunes:explicit', (channel) => /^(?:true|false)$/.test(textOf(channel, 'itunes:explicit') ?? '')],
  ['itunes:type', (channel) => /^(?:episodic|serial)$/.test(textOf(channel, 'itunes:type') ?? '')],
  ['itunes:image as JPEG or PNG', (channel) => ARTWORK.test(attributeOf(channel, 'itunes:image', 'href'))],
  [
    'podcast:guid',
    (channel) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(textOf(channel, 'podcast:guid') ?? ''),
  ],
];

/** Checks a channel that has podcast elements, and its items, by what Apple Podcasts and Podcasting 2.0 require. */
export function checkPodcast(channel: XmlElement, items: readonly XmlElement[]): Violation[] {
  if (!channel.children.some(({ name }) => name.startsWith('itunes:'))) return [];
  return [
    ...REQUIREMENTS.filter(([, isMet]) => !isMet(channel)).map(([what]) => ({
      rule: 'podcast-incomplete' as const,
      message: `The podcast has no valid ${what}.`,
    })),
    ...items.flatMap(checkEpisode),
  ];
}

function isName(text: string | undefined): boolean {
  return Boolean(text?.trim()) && text!.length <= MAX_NAME_CHARACTERS;
}

function attributeOf(parent: XmlElement, name: string, attribute: string): string {
  return childrenNamed(parent, name)[0]?.attributes[attribute] ?? '';
}

function checkEpisode(episode: XmlElement, item: number): Violation[] {
  const { url = '', type = '', length } = childrenNamed(episode, 'enclosure')[0]?.attributes ?? {};
  if (!isEpisodeFile({ url, type })) {
    const message = 'There is no M4A, MP3, MOV, MP4 or M4V file for podcast players.';
    return [{ rule: 'episode-without-audio', message, item }];
  }
  if (Number(length) > 0) return [];
  const message = `The length of ${url} in bytes is not known. State it beside the address, or upload the file under media/.`;
  return [{ rule: 'episode-length-unknown', message, item }];
}
