import fc from 'fast-check';

/** Ways to write the address of a partner's document that are not the one way, each by what it tries. */
export const ADDRESS_TRICKS: readonly (readonly [what: string, path: string])[] = [
  ['going up', '/partners/globex/../acme/rss.xml'],
  ['going up, encoded', '/partners/globex/%2e%2e/acme/rss.xml'],
  ['going up, encoded twice', '/partners/globex/%252e%252e/acme/rss.xml'],
  ['going up by an encoded slash', '/partners/globex%2f..%2facme/rss.xml'],
  ['going nowhere', '/partners/./acme/rss.xml'],
  ['a doubled slash', '/partners//acme/rss.xml'],
  ['a slash before everything', '//partners/acme/rss.xml'],
  ['coming from elsewhere', '/articles/../partners/acme/rss.xml'],
  ['an encoded slash', '/partners/acme%2Frss.xml'],
  ['a backslash', '/partners/acme\\rss.xml'],
  ['an encoded letter', '/partners/%61cme/rss.xml'],
  ['an encoded dot', '/partners/acme/rss%2Exml'],
  ['capitals in the name', '/partners/ACME/rss.xml'],
  ['capitals in the file', '/partners/acme/RSS.xml'],
  ['capitals before', '/Partners/acme/rss.xml'],
  ['a slash behind', '/partners/acme/rss.xml/'],
  ['a null byte behind', '/partners/acme/rss.xml%00'],
  ['a space behind', '/partners/acme/rss.xml%20'],
  ['a line feed behind', '/partners/acme/rss.xml%0A'],
  ['a parameter of a segment', '/partners/acme;x=1/rss.xml'],
  ['an encoded question mark', '/partners/acme/rss.xml%3Fx'],
  ['the folder', '/partners/acme/'],
  ['the folder without its slash', '/partners/acme'],
  ['the folder of all', '/partners/'],
  ['a page for it', '/partners/acme/subscribe.html'],
  ['a file that is none', '/partners/acme/index.html'],
  ['a summary', '/partners/acme/summary/rss.xml'],
  ['a month that is none', '/partners/acme/archive/2026/1/rss.xml'],
  ['letters that look the same', '/partners/%D0%B0cme/rss.xml'],
  ['a name that begins with a hyphen', '/partners/-acme/rss.xml'],
  ['a name that is too long', `/partners/${'a'.repeat(41)}/rss.xml`],
  ['a name of the prototype', '/partners/__proto__/rss.xml'],
];

const PIECES = [
  '..',
  '.',
  '%2e%2e',
  '%252e',
  '%2f',
  '%5c',
  '\\',
  '//',
  '/',
  '%00',
  ';',
  '?',
  '#',
  '%',
  'acme',
];

/** The addresses given, whole and spoilt in some place; and others made of the same pieces. */
export function addressesAround(addresses: readonly string[]): fc.Arbitrary<string> {
  const address = fc.constantFrom(...addresses);
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3, unit: 'binary' }));
  const spoilt = fc
    .tuple(address, piece, fc.nat(60), fc.nat(4))
    .map(([path, inserted, at, removed]) => path.slice(0, at) + inserted + path.slice(at + removed));
  const inCapitals = fc
    .tuple(address, fc.nat(40))
    .map(([path, at]) => path.slice(0, at) + path.charAt(at).toUpperCase() + path.slice(at + 1));
  const encoded = fc.tuple(address, fc.nat(40)).map(([path, at]) => {
    const code = path.charCodeAt(at % path.length).toString(16);
    return `${path.slice(0, at % path.length)}%${code}${path.slice((at % path.length) + 1)}`;
  });
  const joined = fc
    .array(fc.oneof(piece, fc.constantFrom('partners', 'globex', 'rss.xml')), { maxLength: 6 })
    .map((parts) => `/${parts.join('/')}`);
  return fc
    .oneof(address, spoilt, inCapitals, encoded, joined)
    .map((path) => (path.startsWith('/') ? path : `/${path}`));
}
