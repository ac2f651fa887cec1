import { describe, expect, it } from 'vitest';
import { describeStatus } from '../../../cli/status/describe-status.ts';
import { attentionOf, reportFeed, type StatusReport } from '../../../cli/status/status-report.ts';
import { newFeedState } from '../../../functions/core/feed/feed-state.ts';

const NOW = '2026-11-10T12:00:00.000Z';

const STATE = {
  ...newFeedState('feed/section/coast', NOW),
  listing: { title: 'Coast – Post', heading: 'Coast', description: 'Coast.' },
  items: [{ key: 'articles/coast/a.md', id: 'urn:a', sortKey: `${NOW}#a` }],
};
const HELD = { since: NOW, lost: 25, of: 30, sources: [], waiting: [] };
const LEFT_OUT = {
  key: 'articles/coast/b.md',
  articleId: 'urn:b',
  format: 'rss',
  rule: 'absolute-links',
  message: 'a link is\u001b[2J relative',
} as const;

const WELL: Omit<StatusReport, 'attention'> = {
  target: 'the stack News',
  site: {
    title: 'The Post',
    url: 'https://post.example/',
    language: 'en',
    status: 'published',
    problems: [],
  },
  queues: {
    intake: { waiting: 0, inProgress: 0, delayed: 0, dead: 0 },
    jobs: { waiting: 3, inProgress: 1, delayed: 2, dead: 0 },
    notices: { waiting: 0, inProgress: 0, delayed: 0, dead: 0 },
  },
  feeds: [reportFeed(STATE)!],
  leftOut: [],
};

describe('what needs attention', () => {
  it('is nothing while all is well, however much there is to do', () => {
    expect(attentionOf(WELL, '')).toEqual([]);
  });

  it.each([
    ['no site', { site: null }, /^no site is in force/],
    [
      'a rejected site.yaml',
      {
        site: {
          ...WELL.site!,
          status: 'rejected' as const,
          problems: [
            { code: 'c', severity: 'error' as const, message: 'It has no title.', hint: 'Add one.' },
          ],
        },
      },
      /^site\.yaml was rejected, so the one before it is in force: It has no title\. Add one\.$/,
    ],
    [
      'a dead letter',
      { queues: { ...WELL.queues, intake: { waiting: 0, inProgress: 0, delayed: 0, dead: 1 } } },
      /^1 dead letter of intake: .* run: broadsheet redrive intake --stack News$/,
    ],
    [
      'a held feed',
      { feeds: [reportFeed({ ...STATE, held: HELD })!] },
      /^section\/coast is held since 2026-.*25 of 30 .* run: broadsheet release section\/coast --stack News$/,
    ],
    [
      'an article left out',
      { leftOut: [{ from: 'archive/section/coast/2026-11' as const, ...LEFT_OUT }] },
      /^articles\/coast\/b\.md is left out of archive\/section\/coast\/2026-11, .*absolute-links/,
    ],
  ])('is %s, with its remedy', (_, change, line) => {
    expect(attentionOf({ ...WELL, ...change }, ' --stack News')).toEqual([expect.stringMatching(line)]);
  });
});

describe('the report on a feed', () => {
  it('leaves out what only publish needs, and feeds that are no more', () => {
    expect(reportFeed({ ...STATE, held: HELD })).toEqual({
      feed: 'section/coast',
      title: 'Coast – Post',
      items: 1,
      changedAt: NOW,
      held: { since: NOW, lost: 25, of: 30 },
    });
    expect(reportFeed(newFeedState('feed/tag/gone', NOW))).toBeUndefined();
    expect(reportFeed({ ...STATE, output: 'archive/section/coast/2026-11' })).toBeUndefined();
  });
});

it('is told to people without a control character of what others wrote', () => {
  const leftOut = [{ from: STATE.output, ...LEFT_OUT }];
  const report = { ...WELL, feeds: [reportFeed({ ...STATE, held: HELD })!], leftOut };
  const text = describeStatus({ ...report, sources: { published: 7 }, attention: attentionOf(report, '') });

  expect(text).toContain('The Post, https://post.example/ (the stack News)');
  expect(text).toMatch(/^jobs +3 +1 +2 +0$/m);
  expect(text).toMatch(/^section\/coast +1 +2026-11-10T12:00:00\.000Z +HELD$/m);
  expect(text).toContain('\nsources: 7 published\n');
  expect(text).not.toContain('\u001b');
});
