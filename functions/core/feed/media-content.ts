import type { Enclosure } from '../article/article.ts';
import type { FeedEntry } from './feed-entry.ts';
import type { Placeholders } from './placeholders.ts';
import { element } from './skeleton.ts';

/** Media RSS 1.5.1: the values of `medium` that a media type can stand for. */
const MEDIUM_OF_TYPE: Readonly<Record<string, string>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  text: 'document',
  application: 'document',
};

/** The lead image as `media:content`; nothing if there is none. */
export function imageContent({ image }: FeedEntry, texts: Placeholders): string[] {
  if (!image) return [];
  const described =
    plainMedia('media:title', image.alt, texts) + plainMedia('media:description', image.caption, texts);
  return [element('media:content', { url: texts.text(image.url), medium: 'image' }, described)];
}

/** An attached file as `media:content`: what RSS has no second `enclosure` for. */
export function enclosureContent(enclosure: Enclosure, texts: Placeholders): string {
  const attributes = {
    url: texts.text(enclosure.url),
    fileSize: enclosure.lengthBytes,
    type: texts.text(enclosure.type),
    medium: MEDIUM_OF_TYPE[enclosure.type.split('/')[0]!],
    duration: enclosure.durationSeconds,
  };
  return element('media:content', attributes, plainMedia('media:title', enclosure.title, texts));
}

function plainMedia(name: string, text: string | undefined, texts: Placeholders): string {
  return text?.trim() ? element(name, { type: 'plain' }, texts.text(text)) : '';
}
