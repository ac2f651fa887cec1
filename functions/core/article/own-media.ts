import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import type { Article, Enclosure, Image } from './article.ts';

/** Addresses of own media in sanitised HTML; in a `srcset` a comma may stand behind one. */
const OWN_MEDIA = new RegExp(`${SITE_ORIGIN}/(media/[^"\\s<>?#]+)`, 'g');

/**
 * The keys of all own media that an article names, in its fields or its text: `media/fog.jpg`. None of them may
 * be seen before the article that alone names it (invariant I2).
 */
export function mediaKeysOf(article: Article): string[] {
  const { image, enclosures, podcast, html } = article;
  const fields = [
    image?.url,
    ...enclosures.map(({ url }) => url),
    podcast?.image,
    podcast?.chapters,
    podcast?.transcript?.url,
  ];
  const inText = [...html.matchAll(OWN_MEDIA)].map(([, path = '']) =>
    decodedKey(path.replace(/,+$/, '').replaceAll('&amp;', '&')),
  );
  return [...new Set([...fields.map(mediaKeyOf), ...inText].filter((key) => key !== undefined))];
}

/** The keys of the own media whose type, length and size documents state: those {@link withMedia} looks up. */
export function describedMediaOf({ image, enclosures }: Article): string[] {
  const keys = [image?.url, ...enclosures.map(({ url }) => url)].map(mediaKeyOf);
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/**
 * The article with what the index knows of the media it names: the true type and length of each file, the
 * picture's size, and how long a sound plays if the article does not say so.
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
  // A film or a PDF can be named as a picture, and is none.
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

/** The key of the media object at a stored address; undefined for all others. */
export function mediaKeyOf(url: string | undefined): string | undefined {
  if (!url?.startsWith(`${SITE_ORIGIN}/media/`)) return undefined;
  return decodedKey(new URL(url).pathname.slice(1));
}

function decodedKey(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not percent-encoded UTF-8, so no key of S3.
    return undefined;
  }
}
