import type { EdgeHeaders } from './edge-event.ts';

/** Tells caches that the answer depends on the request header `name`, too. */
export function varyBy(headers: EdgeHeaders, name: string): void {
  const present = headers.vary;
  headers.vary = { value: present ? `${present.value}, ${name}` : name };
}
