import type { EdgeHeaders } from './edge-event.ts';

const PREFIX = 'x-amz-';
const USER_METADATA = 'x-amz-meta-';

/**
 * Takes the metadata of the S3 object out of the headers, and with it everything else that is S3's own business.
 *
 * @returns by name without `x-amz-meta-`
 */
export function takeMetadata(headers: EdgeHeaders): { [name: string]: string | undefined } {
  const metadata: { [name: string]: string } = {};
  for (const name in headers) {
    if (!name.startsWith(PREFIX)) continue;
    if (name.startsWith(USER_METADATA)) metadata[name.slice(USER_METADATA.length)] = headers[name]!.value;
    delete headers[name];
  }
  return metadata;
}
