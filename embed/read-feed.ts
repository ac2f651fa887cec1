/** One headline. Nothing in it is markup, and every address is http(s). */
export interface Headline {
  readonly title: string;
  readonly url: string | undefined;
  readonly summary: string | undefined;
  readonly image: string | undefined;
  readonly date: Date | undefined;
  readonly language: string | undefined;
}

export interface Headlines {
  /** The title of the feed. */
  readonly title: string | undefined;
  readonly items: readonly Headline[];
}

/** More than are ever shown, because some items may say nothing. */
const MAX_ITEMS = 100;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The headlines in a JSON Feed (1.0 or 1.1). The feed is not trusted: a value of a wrong type counts as absent, and an
 * item without any text is left out.
 *
 * @param base the address of the feed
 * @throws TypeError if `feed` is not a JSON Feed
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

/** The address, only if it is http(s): never `javascript:`, `data:` or anything else that could run. */
function address(value: unknown, base: string): string | undefined {
  try {
    const { protocol, href } = new URL(text(value) ?? '', base);
    return text(value) && /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
