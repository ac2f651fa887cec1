import type { FeedChannel } from './feed-channel.ts';
import type { Placeholders } from './placeholders.ts';
import { element } from './skeleton.ts';

/** RSS 2.0, "image": a GIF, JPEG or PNG. The validator looks at the end of the address (ImageUrlFormat). */
const SUFFIX = /\.(?:gif|jpe?g|png)$/i;

/** Whether RSS can show the picture at `url`. */
export function isRssImage(url: string): boolean {
  return SUFFIX.test(url);
}

/**
 * The picture that stands for the channel: the first of those it has that RSS can show. Its title and link must
 * be those of the channel (RSS Best Practices Profile).
 */
export function rssImage(channel: FeedChannel, texts: Placeholders): string[] {
  const { podcast, logo, icon, title, homeUrl } = channel;
  const image = [podcast?.image, logo, icon].find((url) => url !== undefined && isRssImage(url));
  if (image === undefined) return [];
  const children =
    element('url', {}, texts.text(image)) +
    element('title', {}, texts.text(title)) +
    element('link', {}, texts.text(homeUrl));
  return [element('image', {}, children)];
}
