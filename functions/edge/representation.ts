import type { EdgeHeaders } from './edge-event.ts';

/** Puts what the metadata says of an object's bytes in place: its true media type, and its Link header. */
export function restoreRepresentation(
  headers: EdgeHeaders,
  metadata: { readonly [name: string]: string | undefined },
): void {
  const type = metadata['content-type'];
  if (type && headers['content-type']) headers['content-type'] = { value: type };
  if (metadata.link) headers.link = { value: metadata.link };
}
