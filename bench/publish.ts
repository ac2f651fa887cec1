/**
 * Measures how long an article takes from PUT to the served feeds, and how many articles a second can be published
 * together, on the local cloud. `npm run bench`, or `npm run bench -- 200` for 200 articles in place of 1,000.
 *
 * The functions, the emulators and this script share one machine, so only ratios within one run say something about
 * AWS. The requests and the batching windows are the same there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { eachLimited } from '../functions/core/kernel/each-limited.ts';
import type { LocalCloud } from '../local/cloud.ts';
import { startLocalCloud } from '../local/start-local-cloud.ts';

const SINGLE_RUNS = 7;
const UPLOADS_AT_ONCE = 16;
const POLL_MS = 10;

const articles = Number(process.argv[2] ?? 1000);

for (const windowSeconds of [undefined, 0]) {
  const window = windowSeconds === undefined ? "the stack's batching windows" : 'no batching windows';
  const latencies = await withCloud(windowSeconds, measureSingle);
  print(`PUT until in rss.xml, atom.xml and feed.json, ${window}: ${summary(latencies)} ms`);
}
await withCloud(undefined, measureMany);

async function withCloud<Result>(
  windowSeconds: number | undefined,
  measure: (cloud: LocalCloud, s3: S3Client) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
  const cloud = await startLocalCloud({
    dataDir,
    sitePort: 0,
    awsPort: 0,
    ...(windowSeconds === undefined ? {} : { windowSeconds }),
  });
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const s3 = new S3Client({
    endpoint: cloud.awsEndpoint,
    region: 'us-east-1',
    credentials,
    forcePathStyle: true,
  });
  try {
    await cloud.whenIdle();
    return await measure(cloud, s3);
  } finally {
    s3.destroy();
    await cloud.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureSingle(cloud: LocalCloud, s3: S3Client): Promise<number[]> {
  const latencies: number[] = [];
  for (let run = 0; run <= SINGLE_RUNS; run++) {
    const title = `Single ${run}`;
    const started = performance.now();
    await put(s3, `articles/bench/single-${run}.md`, title);
    for (const feed of ['rss.xml', 'atom.xml', 'feed.json']) await untilListed(cloud, feed, title);
    // The first one warms the functions up.
    if (run > 0) latencies.push(performance.now() - started);
    await cloud.whenIdle();
  }
  return latencies;
}

async function measureMany(cloud: LocalCloud, s3: S3Client): Promise<void> {
  cloud.requests.reset();
  const started = performance.now();
  const numbers = Array.from({ length: articles }, (_, number) => number);
  await eachLimited(UPLOADS_AT_ONCE, numbers, (number) =>
    put(s3, `articles/bench/many-${number}.md`, `Many ${number}`),
  );
  const uploaded = performance.now();
  await cloud.whenIdle();
  const seconds = (performance.now() - started) / 1000;
  print(
    `${articles} articles at once: uploaded in ${((uploaded - started) / 1000).toFixed(1)} s, ` +
      `all published after ${seconds.toFixed(1)} s, ${(articles / seconds).toFixed(0)} articles a second`,
  );
  const feedPuts = cloud.requests.count({ action: 'PutObject', bucket: 'site' });
  print(`objects put into the site: ${feedPuts}, of which ${articles} are the articles' own pages`);
}

async function put(s3: S3Client, key: string, title: string): Promise<void> {
  const body = `---\ntitle: ${title}\ntags: [bench]\nauthor: Ada Brook\n---\n${'Some words of text. '.repeat(150)}\n`;
  await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: key, Body: body }));
}

async function untilListed(cloud: LocalCloud, feed: string, title: string): Promise<void> {
  for (;;) {
    const text = await (await fetch(new URL(feed, cloud.siteUrl))).text();
    if (text.includes(title)) return;
    await delay(POLL_MS);
  }
}

function summary(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other).map(Math.round);
  return `median ${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]} to ${sorted.at(-1)}, ${sorted.length} runs)`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
