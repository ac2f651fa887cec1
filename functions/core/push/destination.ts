import { isIP } from 'node:net';
import { isGlobalAddress } from './global-address.ts';

/** Ports below these are other protocols', whose servers could take an HTTP request for something else. */
const FIRST_FREE_PORT = 1024;
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/**
 * Why nothing may be sent to `address`, or undefined if something may. Where a name leads is not known here: whoever
 * resolves it asks {@link isGlobalAddress}.
 *
 * @param protocols with their colons
 */
export function refusalOf(
  address: string,
  protocols: readonly string[] = ['https:', 'http:'],
): string | undefined {
  const url = URL.parse(address);
  if (!url) return 'it is no address';
  if (!protocols.includes(url.protocol))
    return `its scheme is not ${protocols.join(' or ')}`.replaceAll(':', '');
  if (url.username !== '' || url.password !== '') return 'it holds a user name or a password';
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (port < FIRST_FREE_PORT && !WEB_PORTS.has(port)) return `its port, ${port}, is not a web server's`;
  // The parser has put every way of writing an IPv4 address into its one usual form (WHATWG URL, "IPv4 parser").
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isGlobalAddress(host)
    ? `${host} is not an address of the public internet`
    : undefined;
}
