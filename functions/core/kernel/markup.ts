/** A piece of HTML: markup of ours, or text that has been escaped. */
export interface Html {
  readonly markup: string;
}

type Content = Html | string | number | undefined | false | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Builds HTML from a template in which every value is escaped, for text and for quoted attributes alike;
 * only {@link Html} is taken as it is. Lists are joined, `undefined` and `false` leave nothing.
 * Characters that a browser would replace or that end a document early (NUL, other controls, lone
 * surrogates) are dropped.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, index) => {
    markup += markupOf(value) + strings[index + 1];
  });
  return { markup };
}

/** Markup that is known to be safe: a sanitised article, our own style sheet. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(value: Content): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

function escapeText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]|[\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
