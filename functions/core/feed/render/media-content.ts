import type { Enclosure } from '../../article/article.ts';
import type { FeedItem } from './feed-item.ts';
import type { Placeholders } from './placeholders.ts';
import { element } from './skeleton.ts';

/** Media RSS 1.5.1: the `medium` for the first half of a media type. */
const MEDIUM_OF_TYPE: Readonly<Record<string, string>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  text: 'document',
  application: 'document',
};

/** The lead image with its texts, and the same image as thumbnail; empty if there is none. */
export function imageContent({ image }: FeedItem, texts: Placeholders): string[] {
  if (!image) return [];
  const url = texts.text(image.url);
  const { width, height } = image;
  const described = [
    ...mediaText('media:title', image.alt, texts),
    ...mediaText('media:description', image.caption, texts),
    ...(image.credit ? [element('media:credit', {}, texts.text(image.credit))] : []),
  ].join('');
  const type = image.type && texts.text(image.type);
  return [
    element('media:content', { url, type, medium: 'image', width, height }, described),
    element('media:thumbnail', { url, width, height }),
  ];
}

/** An attached file as `media:content`. RSS allows only one `enclosure`. */
export function enclosureContent(enclosure: Enclosure, texts: Placeholders): string {
  const attributes = {
    url: texts.text(enclosure.url),
    fileSize: enclosure.lengthBytes,
    type: texts.text(enclosure.type),
    medium: MEDIUM_OF_TYPE[enclosure.type.split('/')[0]!],
    duration: enclosure.durationSeconds,
    width: enclosure.width,
    height: enclosure.height,
  };
  return element('media:content', attributes, mediaText('media:title', enclosure.title, texts).join(''));
}

function mediaText(name: string, text: string | undefined, texts: Placeholders): string[] {
  return text === undefined ? [] : [element(name, { type: 'plain' }, texts.text(text))];
}
