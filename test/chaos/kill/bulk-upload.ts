import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { eachLimited } from '../../../functions/core/kernel/each-limited.ts';

const MONTHS = 7;
const UPLOADS_AT_ONCE = 4;
const EDITOR = { accessKeyId: 'editor', secretAccessKey: 'editor' };

export interface Upload {
  readonly key: string;
  readonly content: string;
}

/** A small site, so that most articles are in its archive; then its articles, spread over several months. */
export function bulkOf(articles: number): readonly Upload[] {
  const site = { key: 'site.yaml', content: 'title: The Gazette\nlimits:\n  items: 10\n' };
  return [site, ...Array.from({ length: articles }, (_, number) => articleOf(number))];
}

/** Each has an id, a page and a title of its own. */
export function idOf(number: number): string {
  return `urn:example:${number}`;
}

export function articleKeyOf(number: number): string {
  return `articles/${number % 2 === 0 ? 'harbour' : 'world'}/n${number}.md`;
}

function articleOf(number: number): Upload {
  const day = 1 + (Math.floor(number / MONTHS) % 28);
  const date = new Date(Date.UTC(2026, number % MONTHS, day, 0, 0, number % 3600)).toISOString();
  const lines = ['---', `title: N${number}`, `id: ${idOf(number)}`, `date: ${date}`, 'tags: [tides]', '---'];
  return { key: articleKeyOf(number), content: [...lines, `Text of ${number}.`, ''].join('\n') };
}

/**
 * Uploads as an editor's tool does: several at once, each until it is answered.
 * @returns what was not, for the cloud has died.
 */
export async function uploadAll(uploads: readonly Upload[], endpoint: string): Promise<readonly Upload[]> {
  const s3 = new S3Client({
    endpoint,
    region: 'us-east-1',
    credentials: EDITOR,
    forcePathStyle: true,
    maxAttempts: 1,
  });
  const left: Upload[] = [];
  await eachLimited(UPLOADS_AT_ONCE, uploads, async (upload) => {
    const put = new PutObjectCommand({ Bucket: 'uploads', Key: upload.key, Body: upload.content });
    await s3.send(put).catch(() => left.push(upload));
  });
  s3.destroy();
  return left;
}
