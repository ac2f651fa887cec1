import type { Headline, Headlines } from './read-feed.ts';

/** The page's choices, made by attributes. */
export interface HeadlineOptions {
  readonly limit: number;
  readonly hasImages: boolean;
  readonly hasSummaries: boolean;
  /** As on a link: `_blank` opens another tab. */
  readonly target: string;
}

/** Dates in the reader's language and time zone. */
const DATES = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The list, in the order of the feed. It is built from elements and texts: nothing in a feed is parsed as HTML. */
export function renderHeadlines({ title, items }: Headlines, options: HeadlineOptions): Element {
  // Safari does not treat a list without markers as a list, unless it has the role.
  const list = make('ul', 'list', { role: 'list', 'aria-label': title });
  for (const item of items.slice(0, options.limit)) list.append(renderItem(item, options));
  return list;
}

function renderItem(item: Headline, { hasImages, hasSummaries, target }: HeadlineOptions): Element {
  const { title, url, summary, image, date, language } = item;
  const entry = make('li', 'item', { lang: language, dir: 'auto' });
  // The picture is decoration beside the title, so its alternative text is empty (WCAG 2.2, H67).
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

/** An element with its part name, by which the page can style it. */
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
