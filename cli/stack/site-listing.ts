import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { InterruptedError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import type { Stack } from './stack.ts';

/** The ETags of published objects by key, unquoted. */
export type SiteListing = ReadonlyMap<string, string>;

/** Every object of the site and of the partners whose key begins with `prefix`: one request for each thousand. */
export async function listSite(stack: Stack, terminal: Terminal, prefix = ''): Promise<SiteListing> {
  const listing = new Map<string, string>();
  for (const Bucket of [stack.buckets.site, stack.buckets.partners]) {
    let token: string | undefined;
    do {
      // Between pages; what a command has asked for by then it says itself.
      if (token !== undefined && terminal.signal.aborted) throw new InterruptedError('interrupted');
      const page = await stack.s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key = '', ETag = '' } of page.Contents ?? []) listing.set(Key, ETag.replaceAll('"', ''));
      token = page.NextContinuationToken;
      terminal.progress(`${listing.size} objects of the site listed`);
    } while (token);
  }
  return listing;
}
