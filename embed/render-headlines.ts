import type { Headline, Headlines } from './read-feed.ts';

/** What the page has chosen by attributes. */
export interface Look {
  readonly limit: number;
  readonly hasImages: boolean;
  readonly hasSummaries: boolean;
  /** As of a link: `_blank` opens another tab. */
  readonly target: string;
}

/** In the reader's locale and time zone. */
const DATES = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The list, newest first as in the feed. Made of elements and texts alone: nothing in a feed is parsed as HTML. */
export function renderHeadlines({ title, items }: Headlines, look: Look): Element {
  // Safari takes a list without markers for none, unless it says what it is.
  const list = make('ul', 'list', { role: 'list', 'aria-label': title });
  for (const item of items.slice(0, look.limit)) list.append(renderItem(item, look));
  return list;
}

function renderItem(item: Headline, { hasImages, hasSummaries, target }: Look): Element {
  const { title, url, summary, image, date, language } = item;
  const entry = make('li', 'item', { lang: language, dir: 'auto' });
  // The title says it all; a picture beside it is decoration (WCAG 2.2, H67).
  if (hasImages && image) {
    entry.append(
      make('img', 'image', { src: image, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer' }),
    );
  }
  const words = make('div', 'words');
  words.append(
    url
      ? make('a', 'link', { href: url, rel: 'noopener', target: target || undefined }, title)
      : make('span', 'title', {}, title),
  );
  if (date) {
    const { locale } = DATES.resolvedOptions();
    const attributes = { datetime: date.toISOString(), lang: locale, dir: 'auto' };
    words.append(make('time', 'date', attributes, DATES.format(date)));
  }
  if (hasSummaries && summary) words.append(make('p', 'summary', {}, summary));
  entry.append(words);
  return entry;
}

/** An element with its part, by which the page may style it. */
function make(
  name: string,
  part: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  text = '',
): Element {
  const element = document.createElement(name);
  element.setAttribute('part', part);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  element.textContent = text;
  return element;
}
