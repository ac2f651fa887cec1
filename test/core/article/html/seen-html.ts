import { Parser } from 'htmlparser2';
import { expect } from 'vitest';
import { ALLOWED_ATTRIBUTES } from '../../../../functions/core/article/html/attributes.ts';
import { ALLOWED_ELEMENTS } from '../../../../functions/core/article/html/elements.ts';

interface SeenHtml {
  /** Every element with its attributes. */
  readonly elements: readonly { readonly name: string; readonly attributes: Record<string, string> }[];
  /** Elements whose end tag the parser had to supply. */
  readonly implied: readonly string[];
}

const VOID = new Set(['br', 'hr', 'img', 'wbr', 'source']);

/** HTML as another parser sees it. */
export function seen(html: string): SeenHtml {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const implied: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes: { ...attributes } }),
    onclosetag: (name, isImplied) => {
      if (isImplied && !VOID.has(name)) implied.push(name);
    },
  });
  parser.end(html);
  return { elements, implied };
}

/** Fails unless another parser sees allowed elements and attributes only, with harmless addresses. */
export function expectHarmless(html: string): void {
  const { elements, implied } = seen(html);
  expect(implied).toEqual([]);
  for (const { name, attributes } of elements) {
    expect(ALLOWED_ELEMENTS).toContain(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      expect([...ALLOWED_ATTRIBUTES['*']!, ...(ALLOWED_ATTRIBUTES[name] ?? [])]).toContain(attribute);
      expect(attribute).not.toMatch(/^on|^style$/);
      if (['href', 'src', 'cite', 'poster'].includes(attribute))
        expect(value).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
    }
  }
  expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/["<>]/);
}
