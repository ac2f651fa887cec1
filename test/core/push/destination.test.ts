import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../functions/core/push/destination.ts';

/** One byte of an address, as C libraries read it. */
const spellings = (byte: number) => [String(byte), `0${byte.toString(8)}`, `0x${byte.toString(16)}`];

/** Every kind of way to write an IPv4 address that parsers of URLs take for one. */
const spelled = (bytes: readonly [number, number, number, number]) =>
  fc.oneof(
    fc.tuple(...bytes.map((byte) => fc.constantFrom(...spellings(byte)))).map((parts) => parts.join('.')),
    fc.constantFrom(
      ...spellings(((bytes[0] * 256 + bytes[1]) * 256 + bytes[2]) * 256 + bytes[3]),
      ...spellings(bytes[2] * 256 + bytes[3]).map((rest) => `${bytes[0]}.${bytes[1]}.${rest}`),
      ...spellings((bytes[1] * 256 + bytes[2]) * 256 + bytes[3]).map((rest) => `${bytes[0]}.${rest}`),
      `${bytes.join('.')}.`,
      `[::ffff:${bytes.join('.')}]`,
      `[0:0:0:0:0:ffff:${bytes.join('.')}]`,
      `[64:ff9b::${bytes.join('.')}]`,
      bytes.join('。'),
      bytes.map((byte) => `%3${String(byte).split('').join('%3')}`).join('.'),
    ),
  );

const PRIVATE = [
  [127, 0, 0, 1],
  [169, 254, 169, 254],
  [10, 1, 2, 3],
  [192, 168, 0, 1],
  [0, 0, 0, 0],
  [100, 64, 0, 1],
] as const;

describe('nothing is sent', () => {
  it.each(PRIVATE)('to %i.%i.%i.%i, however it is written', (...bytes) => {
    fc.assert(
      fc.property(spelled(bytes), fc.constantFrom('http', 'https'), (host, scheme) => {
        expect(refusalOf(`${scheme}://${host}/hook`)).toMatch(
          /not an address of the public internet|no address/,
        );
      }),
    );
  });

  it.each([
    ['ftp://partner.example/', 'its scheme is not https or http'],
    ['file:///etc/passwd', 'its scheme is not https or http'],
    ['//partner.example/', 'it is not an address'],
    ['https://user:secret@partner.example/', 'it holds a user name or a password'],
    ['https://partner.example:22/', 'its port, 22, is not a port of web servers'],
    ['http://partner.example:25/', 'its port, 25, is not a port of web servers'],
    ['https://[::1]/', '::1 is not an address of the public internet'],
    ['https://[fe80::1%25eth0]/', 'it is not an address'],
  ])('to %s: %s', (address, reason) => {
    expect(refusalOf(address)).toBe(reason);
  });

  it('in plain HTTP, where that is not wanted', () => {
    expect(refusalOf('http://partner.example/', ['https:'])).toBe('its scheme is not https');
    expect(refusalOf('https://partner.example/', ['https:'])).toBeUndefined();
  });
});

it.each([
  'https://partner.example/hooks?a=b',
  'http://hub.example/',
  'https://partner.example:8443/',
  'https://partner.example:80/',
  'https://8.8.8.8/',
  'https://[2600:1f18::1]/',
])('to %s it is', (address) => {
  expect(refusalOf(address)).toBeUndefined();
});
