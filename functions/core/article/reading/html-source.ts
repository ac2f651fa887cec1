import { lineAt } from '../../kernel/text.ts';
import type { Field } from '../fields/field.ts';
import type { CanonicalField } from '../fields/field-names.ts';
import { type HtmlTokenHandler, readHtmlTokens } from '../html/tokens.ts';
import { MAX_TAGS } from '../limits.ts';
import type { ArticleContent } from './article-content.ts';

/** `<meta name=…>` and `<meta property=…>` that state something about the article. */
const META_FIELDS: ReadonlyMap<string, CanonicalField> = new Map([
  ['author', 'authors'],
  ['article:author', 'authors'],
  ['description', 'summary'],
  ['og:description', 'summary'],
  ['keywords', 'tags'],
  ['date', 'published'],
  ['article:published_time', 'published'],
  ['article:modified_time', 'updated'],
  ['article:expiration_time', 'expires'],
  ['article:section', 'section'],
  ['og:image', 'image'],
  ['og:image:alt', 'imageAlt'],
]);

/** The elements that may hold the article, the best first. */
const BODY_ELEMENTS = ['article', 'main', 'body'];

/** Reads a `.html` source: what its head says, and the content of its `<article>`, `<main>` or `<body>`. */
export function readHtmlSource(text: string): ArticleContent {
  const reader = new HtmlDocumentReader(text);
  readHtmlTokens(text, reader);
  return { fields: reader.fields, html: reader.body, titleFromHeading: true };
}

interface Region {
  readonly start: number;
  end?: number;
  depth: number;
}

class HtmlDocumentReader implements HtmlTokenHandler {
  readonly fields = new Map<CanonicalField, Field>();
  readonly #text: string;
  readonly #regions = new Map<string, Region>();
  readonly #tags: string[] = [];
  #title: string | undefined;
  #isInTitle = false;
  #headEnd = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The content of the best element that may hold the article; without one, what follows the head. */
  get body(): string {
    for (const name of BODY_ELEMENTS) {
      const region = this.#regions.get(name);
      if (region) return this.#text.slice(region.start, region.end);
    }
    return this.#text.slice(this.#headEnd);
  }

  open(name: string, attributes: ReadonlyMap<string, string>, start: number, end: number): void {
    if (name === 'title' && this.#title === undefined) {
      this.#isInTitle = true;
      this.#title = '';
      this.#set('title', '<title>', '', start);
    } else if (name === 'meta') this.#readMeta(attributes, start);
    else if (name === 'html') this.#set('language', '<html lang>', attributes.get('lang'), start);
    else if (name === 'link' && attributes.get('rel')?.toLowerCase() === 'canonical') {
      this.#set('canonical', '<link rel="canonical">', attributes.get('href'), start);
    } else if (BODY_ELEMENTS.includes(name)) {
      const region = this.#regions.get(name);
      if (!region) this.#regions.set(name, { start: end, depth: 1 });
      else if (region.end === undefined) region.depth += 1;
    }
  }

  close(name: string, start: number, end: number): void {
    if (name === 'title') this.#isInTitle = false;
    if (name === 'head') this.#headEnd = end;
    const region = this.#regions.get(name);
    if (!region || region.end !== undefined) return;
    region.depth -= 1;
    if (region.depth === 0) region.end = start;
  }

  text(data: string): void {
    if (!this.#isInTitle) return;
    this.#title += data;
    const field = this.fields.get('title');
    if (field) this.fields.set('title', { ...field, value: this.#title });
  }

  #readMeta(attributes: ReadonlyMap<string, string>, start: number): void {
    const name = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase();
    const content = attributes.get('content') ?? '';
    const label = `<meta ${name}>`;
    if (name === 'og:title') {
      if (!this.fields.get('title')?.value) this.#set('title', label, content, start, true);
    } else if (name === 'article:tag') {
      if (this.#tags.length <= MAX_TAGS) this.#tags.push(content);
      if (this.#tags.length === 1) this.#set('tags', label, this.#tags, start, true);
    } else {
      const field = META_FIELDS.get(name);
      if (field) this.#set(field, label, content, start);
    }
  }

  /** Sets a field. The first statement counts, unless a better one `replaces` it. */
  #set(field: CanonicalField, name: string, value: unknown, start: number, replaces = false): void {
    if (value === undefined || (value === '' && field !== 'title')) return;
    if (this.fields.has(field) && !replaces) return;
    this.fields.set(field, { name, value, line: lineAt(this.#text, start) });
  }
}
