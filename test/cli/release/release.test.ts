import { DeleteObjectsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../../cli/errors.ts';
import { release } from '../../../cli/release/release.ts';
import { status } from '../../../cli/status/status.ts';
import type { StatusReport } from '../../../cli/status/status-report.ts';
import { CapturedTerminal } from '../../support/captured-terminal.ts';
import { answerOf, type OperatedCloud, startOperatedCloud } from '../../support/operated-cloud.ts';

/** More than the guard lets go at once. */
const KEYS = Array.from({ length: 12 }, (_, index) => `articles/coast/story-${index}.md`);

let test: OperatedCloud;

beforeAll(async () => {
  test = await startOperatedCloud();
  await test.upload(
    'site.yaml',
    'title: The Post\npartners:\n  acme: {title: Acme, include: {tag: Nothing}}\n',
  );
  for (const Key of KEYS) {
    const Body = `---\ntitle: ${Key}\n---\nText.\n`;
    await test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body }));
  }
  await test.cloud.whenIdle();
  const Objects = KEYS.map((Key) => ({ Key }));
  await test.s3.send(new DeleteObjectsCommand({ Bucket: 'uploads', Delete: { Objects } }));
  await test.cloud.whenIdle();
});
afterAll(async () => {
  await test?.stop();
});

const options = () => ({ data: test.data, json: true, timeout: 3_600 });

async function heldFeeds(): Promise<string[]> {
  const { report } = await answerOf<StatusReport>((terminal) => status(options(), terminal));
  return report.feeds.filter(({ held }) => held).map(({ feed }) => feed);
}

describe('broadsheet release', () => {
  it('lets one feed go on, then all that are held', async () => {
    expect(await heldFeeds()).toEqual(['latest', 'section/coast']);
    const terminal = new CapturedTerminal();
    expect(await status({ data: test.data }, terminal)).toBe(3);
    expect(terminal.printed).toMatch(
      /^- latest is held since .* lost 12 of 12 .* run: broadsheet release latest --data /m,
    );

    const one = await answerOf((terminal) => release(['/sections/coast/'], options(), terminal));
    expect(one).toEqual({ exitCode: 0, report: [{ feed: 'section/coast', outcome: 'released' }] });
    expect(await heldFeeds()).toEqual(['latest']);
    expect(await test.titles()).not.toEqual([]);

    const rest = await answerOf((terminal) => release([], { ...options(), all: true }, terminal));
    expect(rest).toEqual({ exitCode: 0, report: [{ feed: 'latest', outcome: 'released' }] });
    expect(await test.titles()).toEqual([]);

    const none = new CapturedTerminal();
    expect(await release([], { ...options(), json: false, all: true }, none)).toBe(0);
    expect(none.printed).toBe('no feed is held\n');
    const again = await answerOf((terminal) => release(['latest'], options(), terminal));
    expect(again).toEqual({ exitCode: 0, report: [{ feed: 'latest', outcome: 'not-held' }] });
  });

  it.each([
    ['latest', 'archive/latest/2026-11'],
    ['latest', '/archive/2026/11/rss.xml'],
    ['partner/acme', 'changes/acme'],
    ['partner/acme', '/partners/acme/changes/feed.json'],
  ])('takes for %s what is held and released with it: %s', async (feed, name) => {
    const answer = await answerOf<object[]>((terminal) => release([name], options(), terminal));
    expect(answer.report).toEqual([expect.objectContaining({ feed })]);
  });

  it('does not guess what a feed is', async () => {
    await expect(release(['lastest'], options(), new CapturedTerminal())).rejects.toThrow(
      'there is no feed called lastest: did you mean latest?',
    );
    await expect(release([], options(), new CapturedTerminal())).rejects.toThrow(UsageError);
  });
});
