import type { RenderedFeed } from './feed-document.ts';

/** What every finished document is checked against before it is published (invariant I7). */
interface Rule {
  /** Stable, kebab-case: what logs, receipts and alarms call it. */
  readonly name: string;
  /** What must hold. */
  readonly what: string;
  /** Who says so. */
  readonly source: string;
  readonly formats: readonly (keyof RenderedFeed)[];
}

const XML = ['rss', 'atom'] as const;
const ALL = [...XML, 'json'] as const;
/** All of them; each is shown to fire by test/core/feed/rules.test.ts. */
export const RULES = [
  {
    name: 'not-well-formed',
    what: 'The document is well-formed XML in UTF-8 with its declaration, or JSON.',
    source: 'XML 1.0, Namespaces in XML 1.0; RFC 8259',
    formats: ALL,
  },
  {
    name: 'character-forbidden',
    what: 'No character that XML forbids, no half of a surrogate pair, nothing that is taken for broken encoding.',
    source: 'XML 1.0 section 2.2; W3C validator, BadCharacters',
    formats: ALL,
  },
  {
    name: 'placeholder-left',
    what: "Neither a renderer's placeholder nor the address stored for the site is left.",
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'too-large',
    what: 'A document that is polled has at most 512 KB.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'namespace-unknown',
    what: 'Every element is in a namespace that readers of feeds know.',
    source: 'W3C validator, UnknownNamespace',
    formats: XML,
  },
  {
    name: 'element-missing',
    what: 'Every required element is there.',
    source: 'RSS 2.0; RFC 4287 sections 4.1.1 and 4.1.2',
    formats: XML,
  },
  {
    name: 'element-repeated',
    what: 'No element stands more often than it may; an RSS item has one enclosure.',
    source: 'RSS 2.0; RSS Best Practices Profile; RFC 4287',
    formats: XML,
  },
  {
    name: 'json-schema',
    what: 'Every key is of the type and shape of JSON Feed 1.1, and version is the first.',
    source: 'JSON Feed 1.1',
    formats: ['json'],
  },
  {
    name: 'date-invalid',
    what: 'Every date can be read and is written exactly as its format has it, none before 1990 in XML.',
    source: 'RFC 2822 section 3.3; RFC 3339; W3C validator, ImplausibleDate',
    formats: ALL,
  },
  {
    name: 'language-invalid',
    what: 'Every language tag has the shape of RFC 5646 and names a language.',
    source: 'RFC 5646; W3C validator, InvalidLanguage',
    formats: XML,
  },
  {
    name: 'url-invalid',
    what: 'Every address is an absolute http(s) address in ASCII.',
    source: 'RFC 3986; W3C validator, InvalidFullLink',
    formats: XML,
  },
  {
    name: 'url-relative',
    what: 'Every address in the content is absolute.',
    source: 'RSS Best Practices Profile; W3C validator, ContainsRelRef',
    formats: ALL,
  },
  {
    name: 'enclosure-incomplete',
    what: 'An enclosure has its address, its length in bytes and its media type.',
    source: 'RSS 2.0, enclosure; RFC 4287 section 4.2.7',
    formats: XML,
  },
  {
    name: 'guid-permalink',
    what: 'A guid is called a permalink only where it is the address of the item.',
    source: 'RSS 2.0, guid',
    formats: ['rss'],
  },
  {
    name: 'image-invalid',
    what: "The channel's picture is a GIF, JPEG or PNG, with the channel's own title and link.",
    source: 'RSS 2.0, image; RSS Best Practices Profile',
    formats: ['rss'],
  },
  {
    name: 'updated-repeated',
    what: 'No two entries have the same time of update.',
    source: 'W3C validator, DuplicateUpdated',
    formats: ['atom'],
  },
  {
    name: 'id-missing',
    what: 'Every item has an id.',
    source: 'RFC 4287 section 4.2.6; RSS Best Practices Profile',
    formats: XML,
  },
  {
    name: 'id-invalid',
    what: 'Every id is an absolute URI, right by the rules of its scheme.',
    source: 'RFC 4287 section 4.2.6',
    formats: ALL,
  },
  {
    name: 'id-repeated',
    what: 'No two items have the same id.',
    source: 'RFC 4287 section 4.1.1; RSS 2.0, guid; JSON Feed 1.1, id',
    formats: ALL,
  },
  {
    name: 'id-wrong',
    what: 'Every item has the id of its article, the same in each format.',
    source: 'Broadsheet, invariant I3',
    formats: ALL,
  },
  {
    name: 'title-blank',
    what: 'The feed and every item has a title.',
    source: 'RFC 4287 section 4.2.14; W3C validator, NotBlank',
    formats: ALL,
  },
  {
    name: 'text-changed',
    what: 'Titles, summaries and contents are read back as the articles have them.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'item-count',
    what: 'There is an item for each article, and what was withdrawn is told with its id and time.',
    source: 'Broadsheet; RFC 6721 section 3',
    formats: ALL,
  },
  {
    name: 'link-wrong',
    what: 'The feed leads to its page, and every item to its article.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'self-link',
    what: 'The document says once where it is.',
    source: 'W3C validator, MissingSelf; WebSub section 4; JSON Feed 1.1, feed_url',
    formats: ALL,
  },
  {
    name: 'hub-wrong',
    what: 'The hubs are those of the site.',
    source: 'WebSub section 4; JSON Feed 1.1, hubs',
    formats: ALL,
  },
  {
    name: 'history-wrong',
    what: 'It leads to the next older archive if there is one, an archive to its feed, and nothing to itself.',
    source: 'RFC 5005 sections 2 and 4; JSON Feed 1.1, next_url',
    formats: ALL,
  },
  {
    name: 'podcast-incomplete',
    what: 'A podcast has author, category, explicit, type, guid and a JPEG or PNG picture.',
    source: 'Apple Podcasts, required tags; Podcasting 2.0, guid',
    formats: ['rss'],
  },
  {
    name: 'episode-without-audio',
    what: 'Every item of a podcast has a file that players take: M4A, MP3, MOV, MP4 or M4V.',
    source: 'Apple Podcasts, enclosure; W3C validator, UnsupportedItunesFormat',
    formats: ['rss'],
  },
  {
    name: 'episode-length-unknown',
    what: 'The length of an episode in bytes is known.',
    source: 'Apple Podcasts, enclosure',
    formats: ['rss'],
  },
] as const satisfies readonly Rule[];

export type RuleName = (typeof RULES)[number]['name'];
