/** One headline: nothing in it is markup, and every address is http(s). */
export interface Headline {
  readonly title: string;
  readonly url: string | undefined;
  readonly summary: string | undefined;
  readonly image: string | undefined;
  readonly date: Date | undefined;
  readonly language: string | undefined;
}

export interface Headlines {
  /** Of the feed. */
  readonly title: string | undefined;
  readonly items: readonly Headline[];
}

/** More than are ever shown, should some of them say nothing. */
const MAX_ITEMS = 100;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a JSON Feed (1.0 or 1.1) says, as far as it can be shown; whoever wrote it is not trusted. What is not of the
 * type it should be counts as absent, an item without any words as well.
 *
 * @param base the address it came from
 * @throws TypeError if it is no JSON Feed
 */
export function headlinesOf(feed: unknown, base: string): Headlines {
  const { title, language, items } = fieldsOf(feed);
  if (!Array.isArray(items)) throw new TypeError('no JSON Feed');
  return {
    title: text(title),
    items: items.slice(0, MAX_ITEMS).flatMap((value) => {
      const item = fieldsOf(value);
      const words = text(item.title) ?? text(item.summary) ?? text(item.content_text);
      const date = new Date(text(item.date_published) ?? '');
      return words === undefined
        ? []
        : {
            title: words.slice(0, 300),
            url: address(item.url, base),
            summary: text(item.title) && text(item.summary),
            image: address(item.image, base),
            date: Number.isNaN(+date) ? undefined : date,
            language: text(item.language) ?? text(language),
          };
    }),
  };
}

function fieldsOf(value: unknown): Fields {
  return Object(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** Never `javascript:`, `data:` or anything else that could run. */
function address(value: unknown, base: string): string | undefined {
  try {
    const { protocol, href } = new URL(text(value) ?? '', base);
    return text(value) && /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
