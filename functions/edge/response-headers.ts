import type { EdgeHeaders } from './edge-event.ts';

const PREFIX = 'x-amz-';
const USER_METADATA = 'x-amz-meta-';

/**
 * Removes the metadata of the S3 object, and all other headers that concern only S3.
 *
 * @returns the metadata, by name without `x-amz-meta-`
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

/** Sets the headers that the metadata states about an object's bytes: its true media type and its Link header. */
export function restoreRepresentation(
  headers: EdgeHeaders,
  metadata: { readonly [name: string]: string | undefined },
): void {
  const type = metadata['content-type'];
  if (type && headers['content-type']) headers['content-type'] = { value: type };
  if (metadata.link) headers.link = { value: metadata.link };
}

/** Tells caches that the answer also depends on the request header `name`. */
export function varyBy(headers: EdgeHeaders, name: string): void {
  const present = headers.vary;
  headers.vary = { value: present ? `${present.value}, ${name}` : name };
}
