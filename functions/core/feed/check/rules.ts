import type { RenderedFeed } from '../render/feed-document.ts';

/** A rule of the check before publishing (invariant I7). */
interface Rule {
  /** Kebab-case, never renamed: logs, receipts and alarms use it. */
  readonly name: string;
  /** What must be true of the document. */
  readonly what: string;
  /** The specification or validator that asks for it. */
  readonly source: string;
  readonly formats: readonly (keyof RenderedFeed)[];
}

const XML = ['rss', 'atom'] as const;
const ALL = [...XML, 'json'] as const;
/** Every rule. test/core/feed/check/rules.test.ts shows that each one catches something. */
export const RULES = [
  {
    name: 'not-well-formed',
    what: 'The document is well-formed XML in UTF-8 with its declaration, or JSON.',
    source: 'XML 1.0, Namespaces in XML 1.0; RFC 8259',
    formats: ALL,
  },
  {
    name: 'character-forbidden',
    what: 'No character is forbidden in XML, half of a surrogate pair, or taken for broken encoding.',
    source: 'XML 1.0 section 2.2; W3C validator, BadCharacters',
    formats: ALL,
  },
  {
    name: 'placeholder-left',
    what: 'No placeholder of a renderer is left, and no stored address of the site.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'too-large',
    what: 'A document that readers poll has at most 512 KB.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'namespace-unknown',
    what: 'Every element is in a namespace that feed readers know.',
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
    what: 'No element is repeated that may stand only once; an RSS item has at most one enclosure.',
    source: 'RSS 2.0; RSS Best Practices Profile; RFC 4287',
    formats: XML,
  },
  {
    name: 'json-schema',
    what: 'Every key has the type and shape of JSON Feed 1.1, and version is the first key.',
    source: 'JSON Feed 1.1',
    formats: ['json'],
  },
  {
    name: 'date-invalid',
    what: 'Every date is valid and written exactly as its format requires; in XML, none is before 1990.',
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
    what: 'A guid is declared as a permalink only if it is the address of the item.',
    source: 'RSS 2.0, guid',
    formats: ['rss'],
  },
  {
    name: 'image-invalid',
    what: "The channel's picture is a GIF, JPEG or PNG, and has the channel's title and link.",
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
    what: 'Every id is an absolute URI that is valid by the rules of its scheme.',
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
    what: 'The feed and every item have a title.',
    source: 'RFC 4287 section 4.2.14; W3C validator, NotBlank',
    formats: ALL,
  },
  {
    name: 'text-changed',
    what: 'Titles, summaries and contents, read back, are the same as in the articles.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'item-count',
    what: 'There is one item for each article, and each withdrawn article is listed with its id and time.',
    source: 'Broadsheet; RFC 6721 section 3',
    formats: ALL,
  },
  {
    name: 'link-wrong',
    what: 'The feed links to its page, and every item to its article.',
    source: 'Broadsheet',
    formats: ALL,
  },
  {
    name: 'self-link',
    what: 'The document has exactly one self link.',
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
    what: 'The document links to the next older archive if there is one, an archive links to its feed, and none to itself.',
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
    what: 'Every item of a podcast has a file that players accept: M4A, MP3, MOV, MP4 or M4V.',
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
