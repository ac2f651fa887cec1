import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { status } from '../../cli/status/status.ts';
import type { StatusReport } from '../../cli/status/status-report.ts';
import type { LogRecord } from '../../local/log/log-record.ts';
import { awsCli, isAwsCliMissing } from '../support/aws-cli.ts';
import { eventually } from '../support/eventually.ts';
import { answerOf, type OperatedCloud, startOperatedCloud } from '../support/operated-cloud.ts';

const COUNT = 30;
const KEYS = Array.from({ length: COUNT }, (_, number) => `articles/world/n${10 + number}.md`);
const WINDOW_SECONDS = 0.5;

let test: OperatedCloud;
let aws: ReturnType<typeof awsCli>;
let before: Map<string, string>;
/** Since the last look at it. */
let log: LogRecord[] = [];

/** Ten to each of three months. */
function article(number: number): string {
  const date = `2026-0${1 + (number % 3)}-${10 + (number % 10)}`;
  return `---\ntitle: N${number}\ndate: ${date}\n---\nText of ${number}.\n`;
}

/** What is held: documents, pages and archives of feeds. Pages of articles are not, nor what search engines are told. */
function ofFeeds(objects: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...objects].filter(([key]) => !/^articles\/|sitemap/.test(key)));
}

const heldMetrics = (): LogRecord[] =>
  log.filter(({ message, fields }) => message === 'metric' && 'HeldFeeds' in fields);

const reportStatus = () =>
  answerOf<StatusReport>((terminal) => status({ data: test.data, json: true }, terminal));

async function sync(folder: string, ...more: string[]): Promise<void> {
  await aws('s3', 'sync', folder, 's3://uploads/articles/', ...more);
  await test.cloud.whenIdle();
}

/** Deletes all of them sooner than publish looks again: the windows of the deployed queues see to that. */
async function deleteAll(): Promise<void> {
  const areWithdrawn = () => {
    const withdrawn = log
      .filter(({ fields }) => fields.status === 'withdrawn')
      .map(({ fields }) => fields.key);
    expect(new Set(withdrawn).size).toBe(COUNT);
  };
  const allWithdrawn = Promise.withResolvers<void>();
  test.cloud.setFault(async ({ role }) => {
    if (role?.includes('Publish')) await allWithdrawn.promise;
    return undefined;
  });
  const deleted = sync('wrong', '--delete');
  await eventually(areWithdrawn).finally(allWithdrawn.resolve);
  await deleted;
  test.cloud.setFault(undefined);
}

/** A minute later. */
async function tick(): Promise<void> {
  log = [];
  await test.cloud.invoke('ClockTick', { task: 'due' });
  await test.cloud.whenIdle();
}

describe.skipIf(isAwsCliMissing)('aws s3 sync --delete from a wrong folder', () => {
  beforeAll(async () => {
    test = await startOperatedCloud({
      windowSeconds: WINDOW_SECONDS,
      onLog: (record) => void log.push(record),
    });
    aws = awsCli(test.cloud.awsEndpoint, test.data);
    for (const folder of ['right/world', 'wrong']) {
      await mkdir(path.join(test.data, folder), { recursive: true });
    }
    // At once, so that it is published in few steps.
    await Promise.all(
      KEYS.map(async (Key, number) => {
        const Body = article(number);
        await writeFile(path.join(test.data, Key.replace('articles', 'right')), Body);
        await test.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key, Body }));
      }),
    );
    await test.cloud.whenIdle();
    before = await test.site();
    log = [];
    await deleteAll();
  });
  afterAll(async () => {
    await test?.stop();
  });

  it('leaves feeds, their pages and archives as they were', async () => {
    expect(await test.titles()).toHaveLength(COUNT);
    expect(ofFeeds(before).size).toBeGreaterThan(25);
    expect(ofFeeds(await test.site())).toEqual(ofFeeds(before));
    expect((await test.get('/articles/n10/')).status).toBe(404);
  });

  it('alarms the operator, whom status tells what to do', async () => {
    expect(heldMetrics().length).toBeGreaterThan(0);
    expect(log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'held',
        fields: expect.objectContaining({
          output: 'feed/latest',
          reason: 'the feed would lose 30 of 30 articles, because their files were deleted',
          hint: 'put the files back; if you meant to delete them, run: broadsheet release latest',
        }),
      }),
    );
    const { exitCode, report } = await reportStatus();
    expect(exitCode).toBe(3);
    expect(report.feeds.map(({ feed, items, held }) => [feed, items, held?.lost, held?.of])).toEqual([
      ['latest', COUNT, COUNT, COUNT],
      ['section/world', COUNT, COUNT, COUNT],
    ]);
    expect(report.attention).toHaveLength(2);
    await tick();
    expect(heldMetrics()).toHaveLength(2);
  });

  it('tells the editor, on the receipt of each file', async () => {
    for (const key of KEYS) {
      const { status, warnings } = await test.receipt(key);
      expect([status, warnings.map(({ code }) => code)]).toEqual(['withdrawn', ['feed-held']]);
      expect(warnings[0]?.hint).toContain('broadsheet release latest section/world');
    }
  });

  it('is undone by putting the files back: feeds go on by themselves, and nothing is as if it had been', async () => {
    await sync('right');
    expect(await test.site()).toEqual(before);
    expect((await test.receipt(KEYS[0] as string)).warnings).toEqual([]);
    expect((await reportStatus()).exitCode).toBe(0);
    await tick();
    expect(heldMetrics()).toEqual([]);
  });
});
