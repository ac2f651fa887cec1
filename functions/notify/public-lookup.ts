import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isGlobalAddress } from '../core/push/global-address.ts';

/**
 * Resolves a name for a socket, which then connects to the very address that was judged here. A name is refused if even
 * one of its addresses is not on the public internet: no server has both kinds.
 *
 * Gives one address, an IPv4 address if there is any: a function without a VPC has no way out over IPv6.
 */
export function publicLookup(resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, _options, callback) => {
    resolve(hostname, { all: true, order: 'ipv4first' }, (error, addresses) => {
      const [first] = addresses ?? [];
      const refused = (addresses ?? []).find(({ address }) => !isGlobalAddress(address));
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), '');
      if (refused)
        return callback(new Error(`${refused.address} is not an address of the public internet`), '');
      callback(null, first.address, first.family);
    });
  };
}
