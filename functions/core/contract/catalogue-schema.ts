import { PUBLIC_FEED_KINDS } from '../output/feed-ids.ts';
import { ADDRESS, described, fields, type JsonSchema, LANGUAGE, TEXT } from './schema-types.ts';

const FORMATS = { rss: ADDRESS, atom: ADDRESS, json: ADDRESS };

const FEED = fields(
  {
    id: described(TEXT, 'What the feed is called for good: latest, section/coast, tag/tides.'),
    kind: { type: 'string', enum: PUBLIC_FEED_KINDS },
    name: described(TEXT, 'Among the feeds of this site.'),
    title: described(TEXT, 'Among those of other sites.'),
    description: { type: 'string' },
    page: ADDRESS,
    form: described({ type: 'string', enum: ['full', 'summary'] }, 'What the documents carry.'),
    ...FORMATS,
    summary: described(fields(FORMATS, ...Object.keys(FORMATS)), 'The documents with summaries alone.'),
  },
  ...['id', 'kind', 'name', 'title', 'description', 'page', 'form', ...Object.keys(FORMATS), 'summary'],
);

/** The list of all public feeds, `/feeds/feeds.json`. */
export const CATALOGUE_SCHEMA: JsonSchema = {
  title: 'Catalogue',
  ...fields(
    {
      schema: described(ADDRESS, 'The version of this contract that the document keeps.'),
      title: TEXT,
      home: ADDRESS,
      language: LANGUAGE,
      opml: ADDRESS,
      feeds: { type: 'array', items: FEED },
    },
    ...['schema', 'title', 'home', 'language', 'opml', 'feeds'],
  ),
};
