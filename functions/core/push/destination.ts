import { isIP } from 'node:net';
import { isGlobalAddress } from './global-address.ts';

/** Lower ports belong to other protocols, whose servers could misread an HTTP request. */
const FIRST_FREE_PORT = 1024;
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/**
 * Why nothing may be sent to `address`; undefined if it is allowed. A host name is not resolved here: the
 * code that resolves it must check the result with {@link isGlobalAddress}.
 *
 * @param protocols the allowed schemes, with their colons
 */
export function refusalOf(
  address: string,
  protocols: readonly string[] = ['https:', 'http:'],
): string | undefined {
  const url = URL.parse(address);
  if (!url) return 'it is not an address';
  if (!protocols.includes(url.protocol))
    return `its scheme is not ${protocols.join(' or ')}`.replaceAll(':', '');
  if (url.username !== '' || url.password !== '') return 'it holds a user name or a password';
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (port < FIRST_FREE_PORT && !WEB_PORTS.has(port))
    return `its port, ${port}, is not a port of web servers`;
  // The parser has brought every way of writing an IPv4 address into its usual form (WHATWG URL, "IPv4 parser").
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isGlobalAddress(host)
    ? `${host} is not an address of the public internet`
    : undefined;
}
