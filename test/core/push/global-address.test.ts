import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlobalAddress } from '../../../functions/core/push/global-address.ts';

/** An IPv4 address by its number. */
const dotted = (number: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

/** An IPv6 address by its eight groups, written out in full. */
const grouped = (groups: readonly number[]) => groups.map((group) => group.toString(16)).join(':');

/** Any address within `network/prefix`. */
function within(network: number, prefix: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 2 ** (32 - prefix) - 1 }).map((rest) => dotted(network + rest));
}

const number = (address: string) => address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);

const SPECIAL = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

describe('an address that is not of the public internet', () => {
  it.each(SPECIAL)('is any within %s/%i', (network, prefix) => {
    fc.assert(fc.property(within(number(network), prefix), (address) => !isGlobalAddress(address)));
  });

  it('is an IPv4 address in any of the forms that IPv6 has for it, even of a public one', () => {
    const groups = fc.tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0xffff }));
    const prefixes = [
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0xffff],
      [0x64, 0xff9b, 0, 0, 0, 0],
      [0x64, 0xff9b, 1, 0, 0, 0],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...prefixes), groups, (prefix, [high, low]) => {
        const ipv4 = dotted(high * 65_536 + low);
        return !(isGlobalAddress(grouped([...prefix, high, low])) || isGlobalAddress(`::ffff:${ipv4}`));
      }),
    );
    // 6to4 holds it in the middle, Teredo at the end.
    fc.assert(
      fc.property(groups, ([high, low]) => {
        const sixToFour = grouped([0x2002, high, low, 0, 0, 0, 0, 1]);
        return !(
          isGlobalAddress(sixToFour) || isGlobalAddress(grouped([0x2001, 0, high, low, 0, 0, high, low]))
        );
      }),
    );
  });

  it.each([
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['a public one with a zone', '2600:1f18::1%eth0'],
    ['unique local', 'fd12:3456::1'],
    ['the metadata of a cloud provider', 'fd00:ec2::254'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['new documentation', '3fff:fff::1'],
    ['discard', '100::1'],
    ['site-local', 'fec0::1'],
    ['a segment identifier', '5f00::1'],
  ])('is %s: %s', (_, address) => {
    expect(isGlobalAddress(address)).toBe(false);
  });

  it.each(['', 'example.com', '1.2.3', '1.2.3.4.5', '0x7f.0.0.1', '2130706433', '[2600::1]', '8.8.8.8 '])(
    'is no address at all: "%s"',
    (text) => {
      expect(isGlobalAddress(text)).toBe(false);
    },
  );
});

describe('an address of the public internet', () => {
  it('is any other of IPv4', () => {
    const isSpecial = (address: number) =>
      SPECIAL.some(([network, prefix]) => {
        const size = 2 ** (32 - prefix);
        return Math.floor(address / size) === Math.floor(number(network) / size);
      });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (address) => isGlobalAddress(dotted(address)) === !isSpecial(address),
      ),
    );
  });

  it.each(['8.8.8.8', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0', '223.255.255.255'])(
    'begins and ends where the special ranges do: %s',
    (address) => {
      expect(isGlobalAddress(address)).toBe(true);
    },
  );

  it.each([
    '2600:1f18::1',
    '2a00:1450:4001:80b::200e',
    '2001:200::1',
    '3ffe::1',
    '2001:4860:4860:0:0:0:0:8888',
  ])('is global unicast: %s', (address) => {
    expect(isGlobalAddress(address)).toBe(true);
  });
});
