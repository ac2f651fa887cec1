/** What one upload may hold. A receipt states the limit that its upload passed. */

/** A larger source is refused before it is read. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** The finished HTML in UTF-8. Every reader fetches it with every feed that lists the article. */
export const MAX_HTML_BYTES = 1024 * 1024;

/** HTML before it is sanitised, in characters. If it is longer, the result cannot be short enough. */
export const MAX_RAW_HTML_CHARACTERS = 4 * MAX_HTML_BYTES;

/** Metadata between the fences. YAML costs more to read than Markdown. */
export const MAX_FRONT_MATTER_BYTES = 64 * 1024;

/** Groups and lists within each other in YAML front matter: keeps hostile text off the stack. */
export const MAX_FRONT_MATTER_DEPTH = 100;

export const MAX_TITLE_CHARACTERS = 500;
export const MAX_SUMMARY_CHARACTERS = 2000;
/** A summary made of the first paragraph is cut at a word before this. */
export const DERIVED_SUMMARY_CHARACTERS = 300;
export const MAX_NAME_CHARACTERS = 200;
export const MAX_TAGS = 40;
export const MAX_AUTHORS = 20;
export const MAX_ENCLOSURES = 20;
export const MAX_ALIASES = 20;
export const MAX_ADDRESS_CHARACTERS = 2000;

/** Elements within elements. Deeper tags are left out; their text is kept. */
export const MAX_HTML_DEPTH = 100;

/** Block quotes and lists within each other on one Markdown line. */
export const MAX_MARKDOWN_NESTING = 40;

/**
 * The work that pairing up `*`, `_` and `[` can cost: formatting marks times characters, summed over the paragraphs.
 * The limit is about a second on one core; a long article needs a thousandth of it.
 */
export const MAX_MARKDOWN_WORK = 1_000_000_000;

/** `[^…]` in one article. Each is compared with each footnote. */
export const MAX_FOOTNOTE_MARKS = 2000;

/** Fields in one source's metadata. */
export const MAX_FIELDS = 500;

/** Unknown fields that one receipt names. */
export const MAX_UNKNOWN_FIELDS = 20;
