import { describe, expect, it } from 'vitest';
import { checkFeed } from '../../../../functions/core/feed/check/check-feed.ts';
import type { FeedViolation } from '../../../../functions/core/feed/check/finished-feed.ts';
import { RULES, type RuleName } from '../../../../functions/core/feed/check/rules.ts';
import type { FeedDocument, RenderedFeed } from '../../../../functions/core/feed/render/feed-document.ts';
import { renderFeed } from '../../../../functions/core/feed/render/render-feed.ts';
import {
  BROKEN_ARCHIVES,
  BROKEN_EPISODES,
  BROKEN_FEEDS,
  BROKEN_PODCASTS,
} from '../mutations/broken-feeds.ts';
import { BROKEN_ITEMS, type Mutation } from '../mutations/broken-items.ts';
import { feedDocument, feedOf, podcastOf } from '../sample.ts';

const SAMPLE = feedDocument();
const ARCHIVE = feedDocument({ part: { kind: 'archive', month: '2026-03' }, previous: '2026-02' });
const PODCAST = podcastOf();

/** Edits that are laid at the door of the document's first article. */
const OF_ITEMS = [
  ...BROKEN_ITEMS.map((mutation) => ({ document: SAMPLE, mutation })),
  ...BROKEN_EPISODES.map((mutation) => ({ document: PODCAST, mutation })),
].map(named);

const OF_FEEDS = [
  ...BROKEN_FEEDS.map((mutation) => ({ document: SAMPLE, mutation })),
  ...BROKEN_ARCHIVES.map((mutation) => ({ document: ARCHIVE, mutation })),
  ...BROKEN_PODCASTS.map((mutation) => ({ document: PODCAST, mutation })),
].map(named);

/** What needs no edit: articles that ingest should not have let through. */
const BROKEN_ARTICLES: readonly [what: string, document: FeedDocument, rule: RuleName][] = [
  ['a date that is none', feedOf({ publishedAt: 'yesterday' }), 'date-invalid'],
  ['two articles of one id', feedOf({ slug: 'a' }, { slug: 'b' }), 'id-repeated'],
  ['a relative address', feedOf({ html: '<a href="/a">a</a>' }), 'url-relative'],
];

function named({ document, mutation }: { document: FeedDocument; mutation: Mutation }) {
  return { what: mutation[0], format: mutation[1], rule: mutation[4], document, mutation };
}

describe('the rules of the check', () => {
  it.each([SAMPLE, ARCHIVE, PODCAST, feedDocument({ part: { kind: 'summary' } })])(
    'find nothing wrong with what is not edited',
    (document) => {
      expect(checkFeed(renderFeed(document), document)).toEqual([]);
    },
  );

  it.each(OF_ITEMS)('$rule finds $what in $format and names the article', ({ document, mutation }) => {
    const [, format, , , rule] = mutation;

    expect(checkMutated(document, mutation)).toContainEqual({
      format,
      rule,
      message: expect.stringMatching(/./),
      articleId: document.articles[0]?.id,
    });
  });

  it.each(OF_FEEDS)('$rule finds $what in $format', ({ document, mutation, rule }) => {
    expect(checkMutated(document, mutation).map((violation) => violation.rule)).toContain(rule);
  });

  it.each(BROKEN_ARTICLES)('%s breaks a rule in all formats', (_, document, rule) => {
    const violations = checkFeed(renderFeed(document), document).filter(
      (violation) => violation.rule === rule,
    );

    expect(violations.map(({ format }) => format)).toEqual(['rss', 'atom', 'json']);
  });

  it('are each shown to fire in each of their formats, and in no other', () => {
    const shown = new Set([
      ...[...OF_ITEMS, ...OF_FEEDS].map(({ format, rule }) => `${rule} ${format}`),
      ...BROKEN_ARTICLES.flatMap(([, , rule]) =>
        ['rss', 'atom', 'json'].map((format) => `${rule} ${format}`),
      ),
    ]);
    const stated = RULES.flatMap(({ name, formats }) => formats.map((format) => `${name} ${format}`));

    expect([...shown].sort()).toEqual(stated.toSorted());
  });

  it('have names that are written once, in kebab case', () => {
    const names = RULES.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([]);
  });
});

/** The violations found in a document after one edit, which must have changed something. */
function checkMutated(document: FeedDocument, [, format, search, replacement]: Mutation): FeedViolation[] {
  const rendered: RenderedFeed = renderFeed(document);
  const mutated = rendered[format].replace(search, replacement);
  expect(mutated).not.toBe(rendered[format]);
  return checkFeed({ ...rendered, [format]: mutated }, document);
}
