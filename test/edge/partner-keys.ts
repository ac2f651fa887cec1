import { createHash } from 'node:crypto';

/** The value in the store of keys that lets in whoever has one of `keys`. */
export function storedKeys(...keys: readonly string[]): string {
  return JSON.stringify(
    keys.map((key, index) => ({
      number: index + 1,
      sha256: createHash('sha256').update(key).digest('hex'),
      madeAt: '2026-11-23T12:00:00.000Z',
    })),
  );
}

/** Credentials as a client sends them. */
export const bearer = (key: string) => `Bearer ${key}`;
export const basic = (name: string, key: string) =>
  `Basic ${Buffer.from(`${name}:${key}`).toString('base64')}`;
