import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { JobMessage } from '../../../functions/core/messages/job-message.ts';
import { reportJob } from '../../../functions/publish/jobs/report-job.ts';
import { runJob } from '../../../functions/publish/jobs/run-job.ts';
import { MemoryPipeline } from '../../support/memory-pipeline.ts';

const KEYS = Array.from({ length: 6 }, (_, number) => `articles/n${number}.md`);
const METRICS = 'Broadsheet/Test';

interface Told {
  /** Level, message and output of each record, in order. */
  readonly records: readonly (readonly [string, unknown, unknown])[];
  /** Names and values, in order. */
  readonly metrics: readonly (readonly [string, unknown])[];
}

let pipeline: MemoryPipeline;

beforeEach(async () => {
  pipeline = new MemoryPipeline();
  pipeline.put('site.yaml', 'title: The Gazette\nguard: { share: 0.5, items: 3, minutes: 10 }\n');
  for (const [number, key] of KEYS.entries()) {
    pipeline.put(key, `---\ntitle: N${number}\ndate: 2026-11-01\n---\nText ${number}.\n`);
  }
  await pipeline.drain();
});

/** Does a job, and gives what log and metrics were told of it. */
async function told(job: JobMessage): Promise<Told> {
  const records: Told['records'][number][] = [];
  const metrics: Told['metrics'][number][] = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    const spy = vi.spyOn(console, level).mockImplementation((record) => {
      records.push([level, record.message, record.output]);
    });
    onTestFinished(() => spy.mockRestore());
  }
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    const { _aws, ...values } = JSON.parse(String(line));
    // The alarms watch names without dimensions. Without the one empty set there would be no metric at all.
    expect(_aws.CloudWatchMetrics[0]).toMatchObject({ Namespace: METRICS, Dimensions: [[]] });
    metrics.push(...Object.entries(values));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  reportJob({ job, outcome: await runJob(job, pipeline.ports), durationMs: 1, metrics: METRICS });
  spy.mockRestore();
  return { records, metrics };
}

async function deleteAll(): Promise<void> {
  for (const key of KEYS) pipeline.remove(key);
  for (const message of pipeline.intake.splice(0)) await pipeline.ingest(message);
}

const feed = { output: 'feed/latest' as const };

describe('what is told of a feed that is held', () => {
  it('is an error once, and the alarm each time', async () => {
    await deleteAll();
    expect(await told(feed)).toEqual({
      records: [['error', 'held', 'feed/latest']],
      metrics: [['HeldFeeds', 1]],
    });
    expect(await told(feed)).toEqual({
      records: [['info', 'unchanged', 'feed/latest']],
      metrics: [['HeldFeeds', 1]],
    });
  });

  it('is the same when its archive was looked at first', async () => {
    await deleteAll();
    expect(await told({ output: 'archive/latest/2026-11' })).toEqual({
      records: [
        ['error', 'held', 'feed/latest'],
        ['info', 'kept', 'archive/latest/2026-11'],
      ],
      metrics: [['HeldFeeds', 1]],
    });
  });

  it('is that it was released', async () => {
    await deleteAll();
    await told(feed);
    expect(await told({ release: 'feed/latest' })).toEqual({
      records: [
        ['info', 'released', 'feed/latest'],
        ['info', 'published', 'feed/latest'],
      ],
      metrics: [],
    });
  });
});

describe('what is told of an output that was not as the index says', () => {
  it('is a drift if nothing had told of a change, and how many objects', async () => {
    for (const key of ['rss.xml', 'atom.xml']) pipeline.site.objects.delete(key);
    expect(await told({ ...feed, repair: true })).toEqual({
      records: [['warn', 'drift', 'feed/latest']],
      metrics: [['Drift', 2]],
    });
    expect(await told({ ...feed, repair: true })).toEqual({
      records: [['info', 'unchanged', 'feed/latest']],
      metrics: [],
    });
  });
});

it('objects that belong to no output are named in a warning', async () => {
  const bytes = new Uint8Array();
  await pipeline.site.put('notes.txt', { bytes, contentType: 'text/plain', cacheControl: '' });
  const { records } = await told({ sweepAfter: '' });
  expect(records.map(([level, message]) => [level, message])).toEqual([
    ['info', 'swept'],
    ['warn', 'foreign objects'],
  ]);
});
