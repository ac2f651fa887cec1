import * as z from 'zod/mini';

/**
 * Hosts that stand for a server on this machine, for which the local cloud's functions may leave the rule that only
 * the public internet is reached: `hooks.partner.example=127.0.0.1:9000`, several with commas. What is sent there
 * goes in plain HTTP. Nothing that is deployed sets it, and it leads to loopback only, whoever sets it.
 */
export const detours = z.pipe(
  z.optional(z.string().check(z.regex(/^(?:[a-z0-9.:-]+=127\.0\.0\.1:\d{1,5}(?:,|$))*$/))),
  z.transform((text: string | undefined = ''): Detours => new Map(text.split(',').flatMap(pairOf))),
);

/** By the host, with its port if it is not the scheme's own. */
export type Detours = ReadonlyMap<string, { readonly host: string; readonly port: number }>;

function pairOf(text: string): [string, { host: string; port: number }][] {
  const [from = '', to = ''] = text.split('=');
  const [host = '', port] = to.split(':');
  return from === '' ? [] : [[from, { host, port: Number(port) }]];
}
