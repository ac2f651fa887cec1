import { describe, expect, it } from 'vitest';
import { checkFeed } from '../../../functions/core/feed/check/check-feed.ts';
import type { FeedDocument, RenderedFeed } from '../../../functions/core/feed/render/feed-document.ts';
import { renderFeed } from '../../../functions/core/feed/render/render-feed.ts';
import type { Partner } from '../../../functions/core/site/partner.ts';
import { PUBLISHED_SITE, publishedArticle } from '../../support/articles.ts';

const PARTNER: Partner = {
  title: 'The Courier',
  include: [],
  exclude: [],
  form: 'full',
  formats: ['atom', 'json'],
  origins: [],
};
const GONE = 'urn:uuid:11111111-1111-8111-8111-111111111111';
const NAMELESS = 'urn:uuid:22222222-2222-8222-8222-222222222222';
const ARTICLE = publishedArticle();
const TITLE = 'R&D ]]> <b>"tides"</b>';

const DOCUMENT: FeedDocument = {
  feed: 'partner/courier',
  title: 'The Courier: changes',
  description: 'What changed.',
  site: PUBLISHED_SITE,
  articles: [ARTICLE],
  partner: PARTNER,
  part: {
    kind: 'changes',
    changes: [
      {
        articleId: GONE,
        event: 'withdrawn',
        at: '2026-11-09T08:00:00.000Z',
        title: TITLE,
        url: 'https://gazette.example/articles/gone/',
      },
      { articleId: ARTICLE.id, event: 'updated', at: '2026-11-08T08:00:00.000Z' },
      { articleId: NAMELESS, event: 'withdrawn', at: '2026-11-07T08:00:00.000Z' },
    ],
  },
};

const rendered = renderFeed(DOCUMENT);
const rulesBrokenBy = (differences: Partial<RenderedFeed>) =>
  checkFeed({ ...rendered, ...differences }, DOCUMENT).map(({ format, rule }) => `${format} ${rule}`);

describe("a partner's changes", () => {
  it('pass the check, each at its place, with titles as they were', () => {
    expect(checkFeed(rendered, DOCUMENT)).toEqual([]);
    const { items } = JSON.parse(rendered.json);
    expect(items.map(({ id, title }: { id: string; title: string }) => [id, title])).toEqual([
      [GONE, TITLE],
      [ARTICLE.id, 'Tide tables'],
      [NAMELESS, 'Withdrawn.'],
    ]);
    expect(rendered.atom).toContain('<at:comment>R&#x26;D ]]&#x3E; &#x3C;b&#x3E;');
    expect(rendered.atom).toContain(`<at:deleted-entry ref="${NAMELESS}" when="2026-11-07T08:00:00.000Z"/>`);
  });

  it.each<[string, keyof RenderedFeed, string | RegExp, string]>([
    ['that lack a tombstone', 'atom', /<at:deleted-entry ref="[^"]*" when="[^"]*"\/>/, ''],
    ['that date one otherwise', 'atom', 'when="2026-11-07', 'when="2026-11-06'],
    ['that show what is gone', 'json', `"event": "withdrawn"`, '"event": "updated"'],
    ['that withdraw what is there', 'json', GONE, ARTICLE.id],
  ])('%s are not published', (_, format, found, instead) => {
    const broken = rendered[format].replace(found, instead);
    expect(broken).not.toBe(rendered[format]);
    expect(rulesBrokenBy({ [format]: broken })).toContain(`${format} item-count`);
  });
});
