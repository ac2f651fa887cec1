/** What one upload may hold. Each is stated in the receipt when it is hit. */

/** Larger sources are refused before they are read into memory. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

/** The finished HTML, in UTF-8: what every reader has to fetch with every feed that lists the article. */
export const MAX_HTML_BYTES = 1024 * 1024;

/** HTML before it is sanitised, in characters: beyond it the result cannot come under the limit. */
export const MAX_RAW_HTML_CHARACTERS = 4 * MAX_HTML_BYTES;

/** Metadata between the fences; YAML costs more to read than Markdown. */
export const MAX_FRONT_MATTER_BYTES = 64 * 1024;

/** Groups and lists within each other in YAML front matter: keeps hostile text off the stack. */
export const MAX_FRONT_MATTER_DEPTH = 100;

export const MAX_TITLE_CHARACTERS = 500;
export const MAX_SUMMARY_CHARACTERS = 2000;
/** A summary made from the first paragraph is cut at the word before this. */
export const DERIVED_SUMMARY_CHARACTERS = 300;
export const MAX_NAME_CHARACTERS = 200;
export const MAX_TAGS = 40;
export const MAX_AUTHORS = 20;
export const MAX_ENCLOSURES = 20;
export const MAX_ALIASES = 20;
export const MAX_ADDRESS_CHARACTERS = 2000;

/** Elements within elements; tags beyond are left out and their text kept. */
export const MAX_HTML_DEPTH = 100;

/** Block quotes and lists within each other on one Markdown line. */
export const MAX_MARKDOWN_NESTING = 40;

/**
 * Formatting marks times characters, summed over the paragraphs: the work that pairing `*`, `_` and `[` up
 * can cost. About a second on one core; an ordinary long read needs a thousandth of it.
 */
export const MAX_MARKDOWN_WORK = 1_000_000_000;

/** `[^…]` in one article: each is compared with each footnote. */
export const MAX_FOOTNOTE_MARKS = 2000;

/** Fields in one source's metadata. */
export const MAX_FIELDS = 500;

/** Unknown fields named one by one in a receipt. */
export const MAX_UNKNOWN_FIELDS = 20;
