import { unescapeHtml } from '../kernel/html-text.ts';
import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import { FEED_FILES } from '../output/feed-files.ts';
import { isMediaKey, type MediaKey } from '../output/media-key.ts';
import type { Article, Enclosure, Image } from './article.ts';

/** Addresses of this site in stored HTML. Its text holds no `"`, so only attributes match. */
const OWN_ADDRESS = new RegExp(`="(${SITE_ORIGIN}/[^"]*)"`, 'g');

/**
 * The keys of all own media that an article names in its fields or its text: `media/fog.jpg`. A file that only hidden
 * articles name is hidden, too (invariant I2).
 */
export function mediaKeysOf({ image, enclosures, podcast, html }: Article): MediaKey[] {
  const inText = [...html.matchAll(OWN_ADDRESS)].map(([, address = '']) => unescapeHtml(address));
  return keysOf([
    image?.url,
    ...enclosures.map(({ url }) => url),
    podcast?.image,
    podcast?.chapters,
    podcast?.transcript?.url,
    ...inText,
  ]);
}

/** The keys of the own media that {@link withMedia} looks up: documents state their type, length and size. */
export function describedMediaOf({ image, enclosures }: Article): MediaKey[] {
  return keysOf([image?.url, ...enclosures.map(({ url }) => url)]);
}

/**
 * Adds what the index knows of the media an article names: the true type and length of each file, the size of the
 * picture, and how long a sound plays if the article does not say so.
 */
export function withMedia<Given extends Article>(
  article: Given,
  mediaByKey: ReadonlyMap<string, MediaFacts>,
): Given {
  const factsOf = (url: string) => mediaByKey.get(mediaKeyOf(url) ?? '');
  const { image, enclosures } = article;
  return {
    ...article,
    ...(image && { image: describedImage(image, factsOf(image.url)) }),
    enclosures: enclosures.map((enclosure) => describedEnclosure(enclosure, factsOf(enclosure.url))),
  };
}

function describedImage(image: Image, facts: MediaFacts | undefined): Image {
  // The file may be a film or a PDF.
  return facts?.type.startsWith('image/') ? { ...image, type: facts.type, ...sizeOf(facts) } : image;
}

function describedEnclosure(enclosure: Enclosure, facts: MediaFacts | undefined): Enclosure {
  if (!facts) return enclosure;
  const durationSeconds = enclosure.durationSeconds ?? facts.durationSeconds;
  return {
    ...enclosure,
    type: facts.type,
    lengthBytes: facts.sizeBytes,
    ...sizeOf(facts),
    ...(durationSeconds && { durationSeconds }),
  };
}

function sizeOf({ width, height }: MediaFacts): { width?: number; height?: number } {
  return width && height ? { width, height } : {};
}

function keysOf(addresses: readonly (string | undefined)[]): MediaKey[] {
  return [...new Set(addresses.map(mediaKeyOf).filter((key) => key !== undefined))];
}

/**
 * The key of the media object that is served at a stored address; undefined for all others. The path is decoded
 * before it is looked at, as S3 does: `/%6Dedia/a.jpg` is `media/a.jpg`. A path that ends in a slash leads to the page
 * of that folder, as the edge function has it.
 */
export function mediaKeyOf(url: string | undefined): MediaKey | undefined {
  if (!url?.startsWith(`${SITE_ORIGIN}/`)) return undefined;
  const { pathname } = new URL(url);
  const key = decodedKey(pathname.endsWith('/') ? `${pathname}${FEED_FILES.page}` : pathname);
  return key !== undefined && isMediaKey(key) ? key : undefined;
}

function decodedKey(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    // The path is not percent-encoded UTF-8, so S3 has no key for it.
    return undefined;
  }
}
