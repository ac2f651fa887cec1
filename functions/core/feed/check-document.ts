import { relativeAddress } from './check-content.ts';
import { checkItems } from './check-items.ts';
import { checkCharacters, checkSize } from './check-text.ts';
import type { RenderedFeed } from './feed-document.ts';
import type { FinishedFeed, Reading, Violation } from './finished-feed.ts';
import { readAtom } from './read-atom.ts';
import { readJson } from './read-json.ts';
import { readRss } from './read-rss.ts';

const READERS: Readonly<Record<keyof RenderedFeed, (text: string) => Reading>> = {
  rss: readRss,
  atom: readAtom,
  json: readJson,
};

/**
 * What of RULES shows on a finished document alone, whatever it was made from.
 * @param relativeIn finds a relative address in HTML
 */
export function checkDocument(
  format: keyof RenderedFeed,
  text: string,
  relativeIn = relativeAddress,
): { readonly feed?: FinishedFeed; readonly violations: readonly Violation[] } {
  const { feed, violations, strings } = READERS[format](text);
  const isArchive = feed !== undefined && feed.currentUrls.length > 0;
  return {
    feed,
    violations: [
      ...checkCharacters(strings ?? [text]),
      ...checkSize(text, isArchive),
      ...violations,
      ...(feed ? [...checkHistory(format, feed), ...checkItems(feed, relativeIn)] : []),
    ],
  };
}

/** RFC 5005: nothing is older than itself, a complete feed has nothing older, an archive names its feed. */
function checkHistory(format: keyof RenderedFeed, feed: FinishedFeed): Violation[] {
  const { selfUrls, previousUrls, currentUrls, isArchive, isComplete } = feed;
  const messages: string[] = [];
  if ([...previousUrls, ...currentUrls].some((url) => selfUrls.includes(url))) {
    messages.push('The document leads to itself.');
  }
  if (isComplete && previousUrls.length > 0) messages.push('A complete feed leads to older articles.');
  if (isArchive && currentUrls.length === 0) messages.push('An archive does not say of which feed it is.');
  if (isArchive && format === 'atom' && previousUrls.length === 0) {
    messages.push('An archive with nothing older is marked, at which the W3C validator warns.');
  }
  return messages.map((message) => ({ rule: 'history-wrong', message }));
}
