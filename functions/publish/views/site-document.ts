import type { ViewDocument } from './view.ts';

const CONTENT_TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  page: 'text/html; charset=utf-8',
  /** OPML has no registered type; its readers take any XML. */
  xml: 'application/xml; charset=utf-8',
  plainJson: 'application/json; charset=utf-8',
  /** JSON Schema 2020-12, core, section 14. */
  schema: 'application/schema+json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
} as const;

/** A text as an object of the site. */
export function siteDocument(
  text: string,
  type: keyof typeof CONTENT_TYPES,
  differences: Partial<Omit<ViewDocument, 'bytes' | 'contentType'>> = {},
): ViewDocument {
  return {
    bytes: new TextEncoder().encode(text),
    contentType: CONTENT_TYPES[type],
    ...differences,
  };
}
