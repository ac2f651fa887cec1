import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partnerDoor, runAtEdge } from './edge-function.ts';
import { ADDRESS_TRICKS, addressesAround } from './hostile-addresses.ts';
import { basic, bearer, storedKeys } from './partner-keys.ts';

const KEYS = { acme: 'bs_acme_key', globex: 'bs_globex_key' } as const;
const STORED = new Map(Object.entries(KEYS).map(([name, key]) => [name, storedKeys(key)]));
const door = partnerDoor(STORED);
const DOCUMENTS = ['acme', 'globex'].flatMap((name) =>
  ['rss.xml', 'changes/feed.json', 'archive/2026/11/atom.xml'].map((file) => `/partners/${name}/${file}`),
);

const keyOf = fc.constantFrom('', ...Object.values(KEYS), 'bs_acme_kez', 'undefined');
const credentials = fc.oneof(
  keyOf.map(bearer),
  fc.tuple(fc.constantFrom('acme', 'globex', '', 'acme:'), keyOf).map(([name, key]) => basic(name, key)),
  fc.string({ maxLength: 30 }),
);
const request = fc.record({
  uri: addressesAround(DOCUMENTS),
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PURGE'),
  headers: fc.oneof(
    fc.constant({}),
    credentials.map((value) => ({ authorization: { value } })),
  ),
  querystring: fc.oneof(
    fc.constant({}),
    keyOf.map((value) => ({ key: { value } })),
  ),
});

/** Whose key is somewhere in a request; what else it says makes no one a partner. */
function holdersIn(asked: object): string[] {
  const text = JSON.stringify(asked);
  const decoded = text.replace(/Basic ([A-Za-z0-9+/=]+)/g, (_, code) =>
    Buffer.from(code, 'base64').toString(),
  );
  return Object.entries(KEYS).flatMap(([name, key]) => (decoded.includes(key) ? [name] : []));
}

describe('a partner’s documents', () => {
  it('are reached only in their one spelling, and only with that partner’s key, whatever is asked', async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const answer = await door(asked);
        if (answer.statusCode !== undefined) {
          expect(answer.statusCode).toBe(401);
          expect(answer).not.toHaveProperty('body');
          return;
        }
        passed += 1;
        expect(DOCUMENTS).toContain(answer.uri);
        expect(answer.uri).toBe(asked.uri);
        const owner = answer.uri.split('/')[2];
        expect(holdersIn(asked)).toContain(owner);
        expect(JSON.stringify(answer)).not.toContain(KEYS[owner as keyof typeof KEYS]);
      }),
      { numRuns: 1_000 },
    );
    // Else the property would say nothing.
    expect(passed).toBeGreaterThan(0);
  });

  it.each(ADDRESS_TRICKS)('are not reached by %s with the right key', async (_, uri) => {
    const headers = { authorization: { value: bearer(KEYS.acme) } };
    expect((await door({ uri, headers })).statusCode).toBe(401);
  });

  it('are not found by thousands of wrong keys', async () => {
    let refused = 0;
    for (let number = 0; number < 3_000; number += 1) {
      const headers = { authorization: { value: bearer(`bs_acme_${number.toString(36)}`) } };
      const answer = await door({ uri: DOCUMENTS[0] as string, headers });
      if (answer.statusCode === 401) refused += 1;
    }
    expect(refused).toBe(3_000);
  });

  it('are no business of the public function, which makes no partner’s address of any other', () => {
    fc.assert(
      fc.property(addressesAround(['/rss.xml', '/articles/a/', '/partners']), (uri) => {
        fc.pre(!uri.startsWith('/partners/'));
        const answer = runAtEdge({ uri, headers: { 'sec-fetch-dest': { value: 'document' } } });
        expect(answer.uri ?? '').not.toMatch(/^\/partners\//);
      }),
      { numRuns: 100 },
    );
  });
});
