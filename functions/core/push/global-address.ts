import { BlockList, isIP } from 'node:net';

/** IANA's special-purpose IPv4 addresses (RFC 6890) that are not, or no longer, globally reachable. */
const SPECIAL_IPV4 = subnets(
  'ipv4',
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by a carrier's customers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, with the metadata of cloud providers
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, with the broadcast address
);

/**
 * The part of IPv6 that is assigned to global unicast (RFC 4291 section 2.4). Outside it are loopback, link-local,
 * unique local and multicast addresses, and IPv4 in its mapped and translated (NAT64) forms.
 */
const GLOBAL_UNICAST_IPV6 = subnets('ipv6', ['2000::', 3]);

/** The special addresses within that part. */
const SPECIAL_IPV6 = subnets(
  'ipv6',
  ['2001::', 23], // protocol assignments: Teredo, ORCHID, benchmarks
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which holds an IPv4 address of any kind
  ['3fff::', 20], // documentation
);

/**
 * True if an IP address belongs to the public internet, and not to this machine, its network, its cloud provider, a
 * multicast group or a reserved range. https://www.iana.org/assignments/iana-ipv4-special-registry/ and
 * https://www.iana.org/assignments/iana-ipv6-special-registry/
 *
 * @param address as a resolver gives it: `192.0.2.1`, `2001:db8::1`; for anything else the result is false
 */
export function isGlobalAddress(address: string): boolean {
  if (address.includes('%')) return false;
  switch (isIP(address)) {
    case 4:
      return !SPECIAL_IPV4.check(address, 'ipv4');
    case 6:
      return GLOBAL_UNICAST_IPV6.check(address, 'ipv6') && !SPECIAL_IPV6.check(address, 'ipv6');
    default:
      return false;
  }
}

function subnets(family: 'ipv4' | 'ipv6', ...ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
