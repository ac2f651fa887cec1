import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

/** Names that are hard to put into an address: spaces, `+`, `%`, `&`, letters of more than one byte. */
export const ODD_NAME = 'ñ+é b%20&c 日本.md';

/** More than one part for every client, when its parts are as small as S3 allows. */
export const LARGE = Buffer.alloc(11_000_000, 'broadsheet ');

/** Writes files by their paths in `folder`. */
export async function writeFiles(folder: string, files: Record<string, string | Buffer>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** The keys of `uploads` under a prefix, as another client sees them. */
export async function keysUnder(client: S3Client, Prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: 'uploads', Prefix })) {
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
  }
  return keys;
}
