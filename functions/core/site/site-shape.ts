import { DECLARED_FEED, OWNER, PODCAST, SELECTION_RULE } from './feed-schema.ts';
import { PARTNER } from './partner-schema.ts';
import { type PlacelessProblem, partnerNameFault } from './site-field-problems.ts';
import { AUTHOR, GUARD, LIMITS, SECTION, SITE_SCHEMA } from './site-schema.ts';

/** How the fields of `site.yaml` stand in each other, for the reading of names and shorthands. */
export type Shape =
  /** Named fields; `shorthand` is the one that a text alone stands for; if `isStrict`, others are errors and some there must be. */
  | {
      readonly kind: 'fields';
      readonly names: readonly string[];
      readonly inner: Readonly<Record<string, Shape>>;
      readonly shorthand?: string;
      readonly isStrict?: boolean;
    }
  /** One for each slug; the slugs of `reserved` are taken. */
  | {
      readonly kind: 'each';
      readonly inner: Shape;
      readonly most: number;
      readonly reserved?: readonly string[];
      /** What else is wrong with a slug here. */
      readonly faultOf?: (slug: string) => PlacelessProblem | undefined;
    }
  /** A list, or its only member; with `commas`, several in one text. */
  | { readonly kind: 'list'; readonly most: number; readonly commas?: boolean; readonly inner?: Shape }
  /** A list of groups, or one group, each line of which stands for a group of its own. */
  | { readonly kind: 'lines'; readonly most: number; readonly inner: Shape };

const MANY = 1000;
/** Every article is compared with each of their rules. */
const MAX_FEEDS = 100;
const MAX_RULES = 50;
const MAX_HUBS = 5;

/** Folders under a feed's root, which a feed of that name would look like. */
const FEED_FOLDERS = ['archive', 'summary'];

function fields(
  schema: { readonly shape: object },
  inner: Readonly<Record<string, Shape>> = {},
  shorthand?: string,
): Extract<Shape, { kind: 'fields' }> {
  return { kind: 'fields', names: Object.keys(schema.shape), inner, ...(shorthand && { shorthand }) };
}

const SLUGS: Shape = { kind: 'list', most: MAX_RULES, commas: true };

const RULE: Shape = {
  ...fields(SELECTION_RULE, {
    section: SLUGS,
    tag: SLUGS,
    author: SLUGS,
    language: SLUGS,
    text: { kind: 'list', most: MAX_RULES },
    syndication: SLUGS,
  }),
  isStrict: true,
};

const SELECTION: Readonly<Record<string, Shape>> = {
  include: { kind: 'list', most: MAX_RULES, inner: RULE },
  exclude: { kind: 'lines', most: MAX_RULES, inner: RULE },
};

const FEED = fields(
  DECLARED_FEED,
  { ...SELECTION, podcast: fields(PODCAST, { owner: fields(OWNER, {}, 'email') }) },
  'title',
);

const PARTNER_FEED = fields(
  PARTNER,
  { ...SELECTION, formats: SLUGS, origins: { kind: 'list', most: MAX_RULES } },
  'title',
);

export const SITE_SHAPE = fields(SITE_SCHEMA, {
  authors: { kind: 'each', most: MANY, inner: fields(AUTHOR, {}, 'name') },
  sections: { kind: 'each', most: MANY, inner: fields(SECTION, {}, 'title') },
  feeds: { kind: 'each', most: MAX_FEEDS, reserved: FEED_FOLDERS, inner: FEED },
  partners: {
    kind: 'each',
    most: MAX_FEEDS,
    reserved: FEED_FOLDERS,
    faultOf: partnerNameFault,
    inner: PARTNER_FEED,
  },
  hubs: { kind: 'list', most: MAX_HUBS },
  limits: fields(LIMITS),
  guard: fields(GUARD),
  ended: { kind: 'list', most: MANY },
});
