import * as z from 'zod/mini';
import type { Immutable } from '../kernel/immutable.ts';
import { slugify } from '../kernel/slug.ts';
import { group, listOf, optional, required, withDefault } from './schema-parts.ts';
import { language, MAX_DESCRIPTION_LENGTH, MAX_LINE_LENGTH, oneOf, rule, text } from './text-values.ts';

/** Every article is searched for each phrase. */
const MAX_PHRASE_LENGTH = 100;

/** Every article is compared with each rule. */
const MAX_RULES = 50;

const hasWord = rule((value) => slugify(value) !== '', {
  code: 'word-missing',
  message: 'contains no letter and no digit',
  hint: 'Write a word or a name.',
});

const slug = text(MAX_LINE_LENGTH).check(
  hasWord,
  z.overwrite((value) => slugify(value) || value),
);

const phrase = text(MAX_PHRASE_LENGTH).check(hasWord);

/** An empty list would fit no article. */
const hasMember = rule<readonly unknown[]>(({ length }) => length > 0, {
  code: 'list-empty',
  message: 'is an empty list',
  hint: 'Complete the list, or remove it.',
});

function several<Value extends z.ZodMiniType>(value: Value, commas: boolean) {
  return listOf(value, { most: MAX_RULES, commas }).check(hasMember);
}

/** A rule fits an article if all of its fields fit. A field fits if one of its values does. */
const RULE = group(
  {
    section: optional(several(slug, true), 'Articles in any of these sections, by name or slug.'),
    tag: optional(several(slug, true), 'Articles with any of these tags, by name or slug.'),
    author: optional(several(slug, true), 'Articles by any of these authors, by name or slug.'),
    language: optional(
      several(language, true),
      'Articles in any of these languages. "en" stands for "en-GB" too.',
    ),
    text: optional(
      several(phrase, false),
      'Articles with any of these words or phrases in title, summary or text, in any case.',
    ),
    syndication: optional(
      several(oneOf(['allow', 'deny']), true),
      'Articles that partners may have (allow) or may not have (deny).',
    ),
  },
  { isStrict: true },
);

/** What declared feeds and partners have in common: a selection of articles and its name. */
export const SELECTION = {
  title: required(text(MAX_LINE_LENGTH), 'The name of the feed.'),
  description: optional(text(MAX_DESCRIPTION_LENGTH), 'What the feed is about.'),
  include: withDefault(
    listOf(RULE, { most: MAX_RULES }),
    'An article is in if one of these rules fits. Without rules every article is in.',
    [],
  ),
  exclude: withDefault(
    listOf(RULE, { most: MAX_RULES, perLine: true }),
    'An article is out if one of these rules fits, whatever "include" says.',
    [],
  ),
  /** Of the main documents. Those under `summary/` are there in any case. */
  form: withDefault(
    oneOf(['full', 'summary']),
    'Whether the documents carry whole articles or only summaries.',
    'full',
  ),
};

type SelectionFields = Immutable<z.output<z.ZodMiniObject<typeof SELECTION>>>;

/** Which articles a feed has. Exclusion wins over inclusion. */
export type Selection = Pick<SelectionFields, 'include' | 'exclude'>;
export type Rule = Selection['include'][number];

/** Whether documents carry articles whole or only their summaries. */
export type FeedForm = SelectionFields['form'];
