import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../cli/errors.ts';
import type { DryRunReport } from '../../cli/rebuild/dry-run.ts';
import { type RebuildOptions, rebuild } from '../../cli/rebuild/rebuild.ts';
import type { RebuildReport } from '../../cli/rebuild/run-rebuild.ts';
import { status } from '../../cli/status/status.ts';
import type { StatusReport } from '../../cli/status/status-report.ts';
import { CapturedTerminal } from '../support/captured-terminal.ts';
import { answerOf, type OperatedCloud, startOperatedCloud } from '../support/operated-cloud.ts';

/** With a podcast, and with an address of another system's, whose object belongs to no output by its name. */
const SITE = [
  'title: The Post',
  'feeds:',
  '  talks: {title: Talks, include: {tag: Talk}, podcast: {author: Ada, category: News, image: /media/cover.png}}',
  'moved:',
  '  /old/feed.xml: /rss.xml',
  '',
].join('\n');
const BIRDS = '---\ntitle: Birds\ndate: 2026-11-02 09:00\ntags: [birds]\n---\nThey fly.\n';
const TIDES = '---\ntitle: Tides\ndate: 2026-11-03 09:00\n---\nThey turn.\n';

let test: OperatedCloud;
let data: string;

beforeAll(async () => {
  test = await startOperatedCloud();
  data = test.data;
  await test.upload('site.yaml', SITE);
  await test.upload('articles/coast/birds.md', BIRDS);
  await test.upload('articles/tides.md', TIDES);
});
afterAll(async () => {
  await test?.stop();
});

const rebuildOptions = (): RebuildOptions => ({ data, json: true, wait: true, timeout: 3_600 });

const compare = (names: string[] = []) =>
  answerOf<DryRunReport>((terminal) =>
    rebuild(names, { ...rebuildOptions(), dryRun: true, all: names.length === 0 }, terminal),
  );

const mend = (names: string[] = []) =>
  answerOf<RebuildReport>((terminal) =>
    rebuild(names, { ...rebuildOptions(), all: names.length === 0 }, terminal),
  );

describe('broadsheet status', () => {
  it('tells of site, queues, feeds and sources, and that all is well', async () => {
    const { exitCode, report } = await answerOf<StatusReport>((terminal) =>
      status({ data, json: true, problems: true }, terminal),
    );

    expect(report).toMatchObject({
      target: `the local cloud on ${data}`,
      site: { title: 'The Post', url: `${test.cloud.siteUrl}/`, language: 'en' },
      queues: {
        intake: { waiting: 0, inProgress: 0, delayed: 0, dead: 0 },
        jobs: { waiting: 0, inProgress: 0, delayed: 0, dead: 0 },
        notices: { waiting: 0, inProgress: 0, delayed: 0, dead: 0 },
      },
      attention: [],
    });
    expect(report.feeds).toContainEqual(
      expect.objectContaining({ feed: 'section/coast', items: 1, held: null }),
    );
    expect(report.sources).toEqual({ published: 3 });
    expect(exitCode).toBe(0);
  });

  it('lists what editors have to put right', async () => {
    await test.upload('articles/bad.md', '---\ntitle: [\n---\n');
    const terminal = new CapturedTerminal();
    expect(await status({ data, problems: true }, terminal)).toBe(0);
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: 'articles/bad.md' }));
    await test.cloud.whenIdle();

    expect(terminal.printed).toMatch(/^articles\/bad\.md \(rejected\)\n {2}error, line \d+: /m);
    expect(terminal.printed).toMatch(/^sources: .*1 rejected/m);
    expect(terminal.printed).toMatch(/\nall is well\n$/);
  });
});

describe('broadsheet status, of an article that the check leaves out', () => {
  it('names the feed and the month of its archive', async () => {
    const key = 'articles/silent.md';
    await test.upload(key, '---\ntitle: Silent\ndate: 2026-11-04 09:00\ntags: [Talk]\n---\nNo sound.\n');
    const { exitCode, report } = await answerOf<StatusReport>((terminal) =>
      status({ data, json: true, quick: true }, terminal),
    );
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: key }));
    await test.cloud.whenIdle();

    expect(report.leftOut.map(({ key: one, from, rule }) => [one, from, rule])).toEqual([
      [key, 'archive/feed/talks/2026-11', 'episode-without-audio'],
      [key, 'feed/feed/talks', 'episode-without-audio'],
    ]);
    expect(report.attention).toEqual([
      expect.stringContaining('left out of archive/feed/talks/2026-11'),
      expect.stringContaining('left out of feed/feed/talks'),
    ]);
    expect(exitCode).toBe(3);
  });
});

describe('broadsheet rebuild', () => {
  it('finds no difference where there is none', async () => {
    const { exitCode, report } = await compare();

    expect((await test.site()).has('old/feed.xml')).toBe(true);
    expect(report).toMatchObject({ dryRun: true, differences: [], held: [], failures: [], foreign: [] });
    expect(report.outputs).toBeGreaterThan(4);
    expect(exitCode).toBe(0);
  });

  it('shows with --dry-run exactly what somebody has tampered with, writes nothing, and then mends it', async () => {
    const whole = await test.site();
    const rss = await test.textAt('rss.xml');
    await test.s3.send(
      new PutObjectCommand({ Bucket: 'site', Key: 'rss.xml', Body: rss.replace('Birds', 'Bears') }),
    );
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'articles/tides/index.html' }));
    await test.s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'tags/gone/atom.xml', Body: 'left\n' }));
    await test.s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'notes.txt', Body: 'whose?' }));
    const tampered = await test.site();

    const { exitCode, report } = await compare();

    expect(report.differences.map(({ output, key, change }) => [output, change, key])).toEqual([
      ['article/tides', 'created', 'articles/tides/index.html'],
      ['feed/latest', 'changed', 'rss.xml'],
      ['feed/tag/gone', 'deleted', 'tags/gone/atom.xml'],
    ]);
    const [created, changed, deleted] = report.differences;
    expect(created?.diff).toMatch(/^--- \/dev\/null\n\+\+\+ b\/articles\/tides\/index\.html\n/);
    const edited = changed?.diff?.split('\n').filter((line) => /^[-+] /.test(line)) ?? [];
    expect(edited.map((line) => line.trim()[0] + (/Bears|Birds/.exec(line)?.[0] ?? ''))).toEqual([
      '-Bears',
      '+Birds',
    ]);
    expect(deleted?.diff).toContain('\n-left\n');
    expect(report.foreign).toEqual(['notes.txt']);
    expect(exitCode).toBe(3);
    expect(await test.site()).toEqual(tampered);

    const mended = await mend(['latest', '/articles/tides/', 'tag/gone']);

    expect(mended.report.changes).toEqual([
      { key: 'articles/tides/index.html', change: 'created' },
      { key: 'rss.xml', change: 'changed' },
      { key: 'tags/gone/atom.xml', change: 'deleted' },
    ]);
    expect(mended.exitCode).toBe(0);
    expect(await test.site()).toEqual(new Map([...whole, ['notes.txt', expect.any(String)]]));
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'notes.txt' }));
  });

  it('mends everything with --all, and says what it changed', async () => {
    const whole = await test.site();
    await test.s3.send(new DeleteObjectCommand({ Bucket: 'site', Key: 'atom.xml' }));
    await test.s3.send(new PutObjectCommand({ Bucket: 'site', Key: 'articles/ghost/index.html', Body: '?' }));

    const { exitCode, report } = await mend();

    expect(report.changes).toEqual([
      { key: 'articles/ghost/index.html', change: 'deleted' },
      { key: 'atom.xml', change: 'created' },
    ]);
    expect(exitCode).toBe(0);
    expect(await test.site()).toEqual(whole);
  });

  it.each([
    ['section/cost', /there is nothing called section\/cost: did you mean section\/coast\?$/],
    ['/articles/tdies/', /did you mean article\/tides\?$/],
    ['articles/tides/draft.md', /there is nothing called/],
    ['https://elsewhere.example/rss.xml', /broadsheet status --data .* lists the feeds$/],
  ])('does not guess what %s is', async (name, message) => {
    const failure = rebuild([name], rebuildOptions(), new CapturedTerminal());
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toBeInstanceOf(UsageError);
  });

  it.each([
    ['before it has asked for anything', 0, 'interrupted; nothing was asked for'],
    ['while it waits', 1, 'interrupted; what you asked for is still being done'],
  ])('stops at Ctrl-C, %s', async (_, jobsSent, message) => {
    const { JobsQueueUrl = '' } = test.cloud.outputs;
    let sent = 0;
    test.cloud.setFault(({ role, action, queue }) => {
      if (!role && action.startsWith('SendMessage') && JobsQueueUrl.endsWith(`/${queue}`)) sent += 1;
      return undefined;
    });
    const terminal: CapturedTerminal = new CapturedTerminal((step) => {
      if (jobsSent === 0 || /queues|messages/.test(step)) terminal.interrupt();
    });

    await expect(rebuild(['latest'], rebuildOptions(), terminal)).rejects.toThrow(message);

    test.cloud.setFault(undefined);
    await test.cloud.whenIdle();
    expect(sent).toBe(jobsSent);
  });
});
