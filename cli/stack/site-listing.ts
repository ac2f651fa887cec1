import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { InterruptedError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import type { Stack } from './stack.ts';

/** The ETags of published objects by key, unquoted. */
export type SiteListing = ReadonlyMap<string, string>;

/** Every object of the site whose key begins with `prefix`, a request for each thousand. */
export async function listSite(
  { s3, outputs }: Stack,
  terminal: Terminal,
  prefix = '',
): Promise<SiteListing> {
  const listing = new Map<string, string>();
  let token: string | undefined;
  do {
    if (terminal.signal.aborted) throw new InterruptedError('interrupted');
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: outputs.SiteBucket, Prefix: prefix, ContinuationToken: token }),
    );
    for (const { Key = '', ETag = '' } of page.Contents ?? []) listing.set(Key, ETag.replaceAll('"', ''));
    token = page.NextContinuationToken;
    terminal.progress(`${listing.size} objects of the site listed`);
  } while (token);
  return listing;
}
