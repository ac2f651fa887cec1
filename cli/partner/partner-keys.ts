import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MAX_PARTNER_KEYS, type PartnerKey } from '../../functions/core/site/partner-at-edge.ts';
import { CommandError } from '../errors.ts';

/** 256 random bits cannot be guessed, so a plain digest is safe to store. */
const KEY_BYTES = 32;

const stored = z.array(
  z.object({
    number: z.int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    madeAt: z.iso.datetime(),
  }),
);

/** The keys of a partner, oldest first. */
export type PartnerKeys = readonly PartnerKey[];

/** A key as the partner gets it: `bs_<partner>_` says what it is, the rest is random. */
export function newKey(partner: string): string {
  return `bs_${partner}_${randomBytes(KEY_BYTES).toString('base64url')}`;
}

/** `keys` with a new one. The oldest is dropped if there would be too many. */
export function withKey(keys: PartnerKeys, key: string, madeAt: string): PartnerKeys {
  const number = Math.max(0, ...keys.map((one) => one.number)) + 1;
  const sha256 = createHash('sha256').update(key).digest('hex');
  return [...keys, { number, sha256, madeAt }].slice(-MAX_PARTNER_KEYS);
}

/** The keys in the store's text of a partner. @throws {CommandError} if these commands did not write it */
export function parseKeys(partner: string, value: string): PartnerKeys {
  try {
    return stored.parse(JSON.parse(value));
  } catch {
    throw new CommandError(
      `the key store holds no valid keys for ${partner}, so nobody gets in: ` +
        `clear it with broadsheet partner key revoke ${partner} --all, then make a new key`,
    );
  }
}
