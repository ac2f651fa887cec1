import * as z from 'zod/mini';

/**
 * Hosts whose requests go to a server on this machine: `hooks.partner.example=127.0.0.1:9000`, several separated by
 * commas. Only the local cloud sets this, as the exception to the rule that nothing but the public internet is reached.
 * Requests go there in plain HTTP. Whoever sets it, it leads to loopback only.
 */
export const detours = z.pipe(
  z.optional(z.string().check(z.regex(/^(?:[a-z0-9.:-]+=127\.0\.0\.1:\d{1,5}(?:,|$))*$/))),
  z.transform((text: string | undefined = ''): Detours => new Map(text.split(',').flatMap(pairOf))),
);

/** By host, with the port if it is not the scheme's default. */
export type Detours = ReadonlyMap<string, { readonly host: string; readonly port: number }>;

function pairOf(text: string): [string, { host: string; port: number }][] {
  const [from = '', to = ''] = text.split('=');
  const [host = '', port] = to.split(':');
  return from === '' ? [] : [[from, { host, port: Number(port) }]];
}
