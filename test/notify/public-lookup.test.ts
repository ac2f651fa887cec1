import type { LookupAddress, lookup } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { publicLookup } from '../../functions/notify/public-lookup.ts';

type Callback = (error: Error | null, addresses: LookupAddress[]) => void;

/** What a socket is told of a name that has these addresses. */
function lookUp(...addresses: string[]): Promise<string> {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const resolver = (_name: string, _options: object, callback: Callback) => callback(null, found);
  return new Promise((resolve) => {
    publicLookup(resolver as unknown as typeof lookup)('hub.example', {}, (error, address, family) =>
      resolve(error ? error.message : `${address} IPv${family}`),
    );
  });
}

describe('a name', () => {
  it('leads to its first address, if all it has are public', async () => {
    expect(await lookUp('93.184.215.14', '2600:1f18::1')).toBe('93.184.215.14 IPv4');
    expect(await lookUp('2600:1f18::1')).toBe('2600:1f18::1 IPv6');
  });

  it.each([
    [['10.0.0.1']],
    [['93.184.215.14', '10.0.0.1']],
    [['10.0.0.1', '93.184.215.14']],
    [['93.184.215.14', '::ffff:10.0.0.1']],
    [['93.184.215.14', 'fd00:ec2::254']],
  ])('is refused with even one that is not: %s', async (addresses) => {
    expect(await lookUp(...addresses)).toMatch(/is not an address of the public internet$/);
  });

  it('is refused without any', async () => {
    expect(await lookUp()).toBe('hub.example has no address');
  });
});
