import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newKey, parseKeys, withKey } from '../../../cli/partner/partner-keys.ts';

const MADE_AT = '2026-11-23T12:00:00.000Z';

describe('a new key', () => {
  it('names its partner, is 256 bits of chance, and never the same', () => {
    const keys = Array.from({ length: 50 }, () => newKey('acme-news'));
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) {
      expect(key).toMatch(/^bs_acme-news_[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(key.slice('bs_acme-news_'.length), 'base64url')).toHaveLength(32);
    }
  });
});

describe('the keys of a partner', () => {
  it('are two at the most: a third ends the oldest', () => {
    const one = withKey([], 'first', MADE_AT);
    const two = withKey(one, 'second', MADE_AT);
    const three = withKey(two, 'third', MADE_AT);
    expect([one, two, three].map((keys) => keys.map(({ number }) => number))).toEqual([[1], [1, 2], [2, 3]]);
  });

  it('are stored as digests, two within the kilobyte that the edge has for a value', () => {
    const keys = withKey(withKey([], 'first', MADE_AT), 'second', MADE_AT);
    const text = JSON.stringify(keys);
    expect(text).not.toContain('first');
    expect(keys[0]?.sha256).toBe(createHash('sha256').update('first').digest('hex'));
    expect(Buffer.byteLength(text)).toBeLessThan(1_024);
    expect(parseKeys('acme', text)).toEqual(keys);
  });

  it.each(['', '{}', '[1]', '[{"number":1,"sha256":"abc","madeAt":"2026-11-23T12:00:00.000Z"}]'])(
    'are not made of what somebody else stored: %j',
    (text) => {
      expect(() => parseKeys('acme', text)).toThrow('broadsheet partner key revoke acme --all');
    },
  );
});
