import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../../local/iam/wildcard.ts';

describe('a wildcard pattern', () => {
  it('matches exactly what the same regular expression does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.') });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b', '.') }), (pattern, text) => {
        const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');

        expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });

  it('matches itself when it has no wildcard, and nothing longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '/', 'é', ':') }), (text) => {
        expect(matchesWildcard(text, text)).toBe(true);
        expect(matchesWildcard(text, `${text}x`)).toBe(false);
      }),
    );
  });
});
