/**
 * Measures how many bytes one poll of a feed with 50 articles takes, headers included: whole, compressed, and
 * unchanged. Also measures what it would cost `publish` to compress a document itself. `npm run bench:poll`.
 *
 * The words come from a fixed sequence and differ as much as those of real articles, so they compress as well. The
 * bytes are those of HTTP/1.1 on the local cloud; HTTP/2 makes the headers smaller.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startLocalCloud } from '../local/start-local-cloud.ts';

const ARTICLES = 50;
const WORDS_EACH = 500;
const RUNS = 5;
const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'];

const draw = sequence(20_261_123);
const vocabulary = Array.from({ length: 6_000 }, word);

const dataDir = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
const cloud = await startLocalCloud({ dataDir, sitePort: 0, awsPort: 0, windowSeconds: 0 });
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const s3 = new S3Client({
  endpoint: cloud.awsEndpoint,
  region: 'us-east-1',
  credentials,
  forcePathStyle: true,
});
try {
  await publishArticles();
  print(`feed of ${ARTICLES} articles\tplain\tgzip\tbrotli\t304 (bytes received per poll)`);
  for (const feed of FEEDS) print(`${feed}\t${(await pollSizes(feed)).join('\t')}`);
  await printOwnCompression();
} finally {
  s3.destroy();
  await cloud.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function publishArticles(): Promise<void> {
  for (let index = 0; index < ARTICLES; index++) {
    const date = new Date(Date.UTC(2026, 0, 1 + index, 12)).toISOString();
    const paragraphs = Array.from({ length: 8 }, () => sentence(WORDS_EACH / 8)).join('\n\n');
    const Body = `---\ntitle: ${sentence(7)}\ndate: ${date}\n---\n${paragraphs}\n`;
    await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: `articles/bench/${index}.md`, Body }));
  }
  await cloud.whenIdle();
}

/** Bytes received: plain, gzip, Brotli, and 304. */
async function pollSizes(feed: string): Promise<number[]> {
  const plain = await poll(feed, {});
  const gzip = await poll(feed, { 'accept-encoding': 'gzip' });
  const brotli = await poll(feed, { 'accept-encoding': 'gzip, br' });
  const etag = /^etag: (.*)$/im.exec(brotli.toString('latin1'))?.[1] ?? '';
  const unchanged = await poll(feed, { 'accept-encoding': 'gzip, br', 'if-none-match': etag });
  if (!unchanged.toString('latin1').startsWith('HTTP/1.1 304')) throw new Error(`${feed}: no 304`);
  return [plain, gzip, brotli, unchanged].map(({ byteLength }) => byteLength);
}

/** The bytes of one answer, as they are on the wire. */
function poll(feed: string, headers: Readonly<Record<string, string>>): Promise<Buffer> {
  const { hostname, port } = new URL(cloud.siteUrl);
  const lines = Object.entries({ host: hostname, connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${feed} HTTP/1.1\r\n${lines.join('')}\r\n`),
    );
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks)));
    socket.on('error', reject);
  });
}

/** What it would cost publish to store compressed variants. */
async function printOwnCompression(): Promise<void> {
  const bytes = Buffer.from(await (await fetch(`${cloud.siteUrl}/rss.xml`)).arrayBuffer());
  const brotli = (quality: number) => () =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  const ways = {
    'gzip 9': () => gzipSync(bytes, { level: 9 }),
    'brotli 5': brotli(5),
    'brotli 11': brotli(11),
  };
  print(`\n/rss.xml of ${bytes.byteLength} bytes compressed by publish\tbytes\tms`);
  for (const [name, compress] of Object.entries(ways)) {
    const times = Array.from({ length: RUNS }, () => {
      const started = performance.now();
      compress();
      return performance.now() - started;
    }).sort((one, other) => one - other);
    print(`${name}\t${compress().byteLength}\t${times[Math.floor(RUNS / 2)]?.toFixed(1)}`);
  }
}

/** A fixed sequence of numbers from 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function word(): string {
  const letters = Array.from({ length: 2 + Math.floor(draw() * 8) }, (_, index) => {
    const kind = index % 2 === 0 ? 'bcdfghlmnprstvw' : 'aeiou';
    return kind[Math.floor(draw() * kind.length)];
  });
  return letters.join('');
}

/** Some words are common and most are rare, as in any language. */
function sentence(length: number): string {
  const words = Array.from({ length }, () => vocabulary[Math.floor(draw() ** 3 * vocabulary.length)]);
  return `${words.join(' ')}.`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
