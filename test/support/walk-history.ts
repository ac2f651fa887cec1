import { parseAtomFeed, parseRssFeed } from 'feedsmith';

/** One document of a feed, as a reader that knows nothing but its text sees it. */
export interface WalkedDocument {
  readonly url: string;
  readonly ids: readonly string[];
}

type Format = 'rss' | 'atom' | 'json';

interface Reading {
  readonly ids: readonly (string | undefined)[];
  readonly previous: string | undefined;
}

const PREVIOUS = 'prev-archive';

const READERS: Readonly<Record<Format, (text: string) => Reading>> = {
  rss(text) {
    const { items = [], atom } = parseRssFeed(text);
    return {
      ids: items.map(({ guid }) => guid?.value),
      previous: atom?.links?.find(({ rel }) => rel === PREVIOUS)?.href,
    };
  },
  atom(text) {
    const { entries = [], links } = parseAtomFeed(text);
    return {
      ids: entries.map(({ id }) => id),
      previous: links?.find(({ rel }) => rel === PREVIOUS)?.href,
    };
  },
  json(text) {
    const { items, next_url } = JSON.parse(text) as { items: { id: string }[]; next_url?: string };
    return { ids: items.map(({ id }) => id), previous: next_url };
  },
};

/**
 * Goes from a subscription document back to the very first article by links alone (RFC 5005 section 4, `next_url`
 * of JSON Feed). The first document is the subscription's own, the others are its archive.
 * @param fetchText the text at an address
 */
export async function walkHistory(
  format: Format,
  start: string,
  fetchText: (url: string) => Promise<string> | string,
): Promise<WalkedDocument[]> {
  const documents: WalkedDocument[] = [];
  for (let url: string | undefined = start; url !== undefined; ) {
    if (documents.some((document) => document.url === url)) throw new Error(`the walk comes to ${url} again`);
    const { ids, previous }: Reading = READERS[format](await fetchText(url));
    documents.push({ url, ids: ids.map((id) => id ?? `${url} has an item without an id`) });
    url = previous;
  }
  return documents;
}
