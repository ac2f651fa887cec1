import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalUri,
  httpUri,
  isPermanentId,
  publicUri,
} from '../../../../functions/core/feed/render/uri.ts';

describe('httpUri', () => {
  it.each([
    ['HTTPS://Example.org', 'https://example.org/'],
    [
      'https://example.org/a b/ü?q=1&r="2"|3#[x]',
      'https://example.org/a%20b/%C3%BC?q=1&r=%222%22%7C3#%5Bx%5D',
    ],
    ['https://example.org/100%/50%25', 'https://example.org/100%25/50%25'],
    ['http://[::1]:8080/a[1]', 'http://[::1]:8080/a%5B1%5D'],
  ])('writes %s as RFC 3986 has it', (address, expected) => {
    expect(httpUri(address)).toBe(expected);
  });

  it.each(['', '/a', '//a.example/', 'javascript:alert(1)', 'ftp://a.example/', 'https://', 'http://a b/'])(
    'gives nothing for "%s"',
    (address) => {
      expect(httpUri(address)).toBeUndefined();
    },
  );

  it('changes nothing that it wrote itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const written = httpUri(`https://example.org/${path}`);

        expect(written && httpUri(written)).toBe(written);
      }),
    );
  });
});

describe('publicUri', () => {
  it.each([
    ['https://site.invalid/media/a b.png', 'http://localhost:8080/media/a%20b.png'],
    ['https://a.example:8443/x', 'https://a.example:8443/x'],
    ['http://127.0.0.1/', 'http://127.0.0.1/'],
  ])('makes %s public as %s', (stored, expected) => {
    expect(publicUri(stored, 'http://localhost:8080/')).toBe(expected);
  });

  it.each([
    undefined,
    'https://user:password@a.example/',
    'http://[::1]/',
    'https://intranet/',
    'https://.example/',
    '/media/a.png',
  ])('gives nothing for %s', (stored) => {
    expect(publicUri(stored, 'https://b.example/')).toBeUndefined();
  });
});

describe('canonicalUri', () => {
  it('leaves no character percent-encoded in vain, and every other in upper case', () => {
    expect(canonicalUri('https://a.example/%7e%c3%a9%2f%41?%5b')).toBe('https://a.example/~%C3%A9%2FA?%5B');
  });
});

describe('isPermanentId', () => {
  it.each([
    'https://example.org/?p=12',
    'tag:example.org,2026:a/b',
    'tag:jane@example.org,2026-03-01:',
    'urn:isbn:0451450523',
    'urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c001',
    'info:doi/10.1000/1',
  ])('takes %s', (id) => {
    expect(isPermanentId(id)).toBe(true);
  });

  it.each([
    '',
    '12',
    '64d4f0a2e7b1c2',
    'example.org/a',
    'tag:example.org:a',
    'urn:uuid:1',
    'urn:a/b',
    'https://',
    'https://example.org/ä',
    'https://example.org/a b',
  ])('refuses "%s"', (id) => {
    expect(isPermanentId(id)).toBe(false);
  });
});
