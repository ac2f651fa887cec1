import { EXTENSION } from '../feed/render/json-extension.ts';
import { JSON_FEED_VERSION } from '../feed/render/render-json.ts';
import { AUTHORS, ITEM } from './item-schema.ts';
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

const FEED_EXTENSION = fields(
  {
    about: described(ADDRESS, 'The page that explains the site’s feeds.'),
    schema: described(ADDRESS, 'The version of this contract that the document keeps.'),
    deprecated: described(
      fields({ ends: INSTANT, successor: ADDRESS }, 'ends', 'successor'),
      'Once a later version of the contract is to take the place of this one: when, and its document.',
    ),
    archive_of: described(ADDRESS, 'On an archive: the feed it is the archive of.'),
    complete: described({ type: 'boolean' }, 'Whether there is nothing older.'),
  },
  'about',
  'schema',
  'complete',
);

/** A feed's JSON document, or a month of its archive: JSON Feed 1.1, narrowed to what is always given. */
export const FEED_SCHEMA: JsonSchema = {
  title: 'Feed',
  ...fields(
    {
      version: { type: 'string', const: JSON_FEED_VERSION },
      title: described(TEXT, 'Plain text.'),
      home_page_url: ADDRESS,
      feed_url: ADDRESS,
      description: described(TEXT, 'Plain text.'),
      authors: described(AUTHORS, 'Whose feed it is.'),
      language: LANGUAGE,
      icon: ADDRESS,
      favicon: ADDRESS,
      hubs: listOf(fields({ type: TEXT, url: ADDRESS }, 'type', 'url'), 'WebSub hubs that tell of changes.'),
      next_url: described(ADDRESS, 'The document with the next older articles.'),
      [EXTENSION]: FEED_EXTENSION,
      items: described({ type: 'array', items: ITEM }, 'Newest first; in an archive all of a month.'),
    },
    ...['version', 'title', 'home_page_url', 'feed_url', 'authors', EXTENSION, 'items'],
  ),
};
