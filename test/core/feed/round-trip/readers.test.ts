import { describe, expect, it } from 'vitest';
import type { FeedDocument } from '../../../../functions/core/feed/render/feed-document.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import { GOLDEN_DOCUMENTS } from '../golden-documents.ts';
import { HOSTILE_SHAPES } from '../hostile/shapes.ts';
import { everyTextOf, HOSTILE_TEXTS, TEXTS_WITH_END_TAGS } from '../hostile/texts.ts';
import { FEEDPARSER } from './feedparser.ts';
import { FEEDSMITH } from './feedsmith.ts';
import { ROWAN } from './rowan.ts';
import { RSS_PARSER } from './rss-parser.ts';
import { said } from './said.ts';

const READERS = [FEEDSMITH, FEEDPARSER, RSS_PARSER, ROWAN];

/** One parser takes seconds for it; that it is well-formed and unchanged, the corpus shows. */
const { 'a body of 300 KB': _, ...SHAPES } = HOSTILE_SHAPES;

const DOCUMENTS: Readonly<Record<string, FeedDocument>> = {
  ...GOLDEN_DOCUMENTS,
  ...SHAPES,
  ...Object.fromEntries(
    Object.entries({ ...HOSTILE_TEXTS, ...TEXTS_WITH_END_TAGS }).map(([name, text]) => [
      name,
      everyTextOf(text),
    ]),
  ),
};

describe.each(READERS)('$name reads back what was said', (reader) => {
  it.each(Object.entries(DOCUMENTS))('in %s', async (_, document) => {
    const rendered = renderFeed(document);

    for (const format of reader.formats) {
      const expected = said(document, format).map((item) => reader.misread(item, format));
      expect({ format, items: await reader.read(format, rendered[format]) }).toEqual({
        format,
        items: expected,
      });
    }
  });
});
