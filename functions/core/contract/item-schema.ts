import { EXTENSION } from '../feed/render/json-extension.ts';
import {
  ADDRESS,
  described,
  fields,
  INSTANT,
  type JsonSchema,
  LANGUAGE,
  listOf,
  TEXT,
} from './schema-types.ts';

/** Who wrote something, or publishes it. */
export const AUTHORS: JsonSchema = listOf(fields({ name: TEXT, url: ADDRESS }));

const ATTACHMENT = fields(
  {
    url: ADDRESS,
    mime_type: { type: 'string', pattern: '/' },
    title: TEXT,
    size_in_bytes: { type: 'integer', minimum: 0 },
    duration_in_seconds: { type: 'number', minimum: 0 },
  },
  'url',
  'mime_type',
);

const PODCAST = fields({
  season: { type: 'integer', minimum: 1 },
  episode: { type: 'integer', minimum: 1 },
  type: { type: 'string', enum: ['full', 'trailer', 'bonus'] },
  explicit: { type: 'boolean' },
  image: ADDRESS,
  chapters: described(ADDRESS, 'Podcasting 2.0 chapters, JSON.'),
  transcript: fields({ url: ADDRESS, type: TEXT }, 'url', 'type'),
});

const ITEM_EXTENSION = fields({
  event: described(
    { type: 'string', enum: ['published', 'updated', 'withdrawn'] },
    'In a partner’s changes: what became of the article last.',
  ),
  at: described(INSTANT, 'In a partner’s changes: when.'),
  section: described(fields({ slug: TEXT, label: TEXT }, 'slug', 'label'), 'One of the tags.'),
  image_alt: described({ type: 'string' }, 'What stands in place of the picture.'),
  image_caption: { type: 'string' },
  image_credit: { type: 'string' },
  image_width: described({ type: 'integer', minimum: 1 }, 'In pixels.'),
  image_height: described({ type: 'integer', minimum: 1 }, 'In pixels.'),
  source: described(fields({ title: TEXT, url: ADDRESS }), 'The publication it was taken from.'),
  podcast: PODCAST,
});

/** An article in a feed. */
export const ITEM: JsonSchema = {
  ...fields(
    {
      id: described(TEXT, 'Never changes, and is the same in every format and feed.'),
      url: described(ADDRESS, 'The article’s page; may change.'),
      external_url: described(ADDRESS, 'Where it was first published, if elsewhere.'),
      title: described(TEXT, 'Plain text.'),
      summary: described(TEXT, 'Plain text.'),
      content_html: described(
        TEXT,
        'A clean fragment with absolute addresses: no script, style, frame or form.',
      ),
      content_text: described(TEXT, 'In place of content_html where only the summary is given.'),
      image: ADDRESS,
      banner_image: described(ADDRESS, 'The image, if the text does not show it.'),
      date_published: INSTANT,
      date_modified: INSTANT,
      authors: AUTHORS,
      tags: described(listOf(TEXT), 'The section first.'),
      language: described(LANGUAGE, 'If it is not the feed’s.'),
      attachments: listOf(ATTACHMENT),
      [EXTENSION]: ITEM_EXTENSION,
    },
    ...['id', 'url', 'title', 'date_published', 'date_modified'],
  ),
  anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
};
