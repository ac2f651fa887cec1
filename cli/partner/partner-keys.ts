import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MAX_PARTNER_KEYS, type PartnerKey } from '../../functions/core/site/partner-at-edge.ts';
import { CommandError } from '../errors.ts';

/** 256 bits: nobody guesses that, so that a plain digest is enough to store. */
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

/** A key as it is handed over: `bs_<partner>_` tells whoever finds it what it is, the rest is chance. */
export function newKey(partner: string): string {
  return `bs_${partner}_${randomBytes(KEY_BYTES).toString('base64url')}`;
}

/** `keys` and a new one, without the oldest if there would be too many. */
export function withKey(keys: PartnerKeys, key: string, madeAt: string): PartnerKeys {
  const number = Math.max(0, ...keys.map((one) => one.number)) + 1;
  const sha256 = createHash('sha256').update(key).digest('hex');
  return [...keys, { number, sha256, madeAt }].slice(-MAX_PARTNER_KEYS);
}

/** Reads what the store holds of a partner. @throws {CommandError} if it is nothing that these commands wrote */
export function parseKeys(partner: string, value: string): PartnerKeys {
  try {
    return stored.parse(JSON.parse(value));
  } catch {
    throw new CommandError(
      `the store of keys holds something else than keys for ${partner}, which lets nobody in: ` +
        `clear it with broadsheet partner key revoke ${partner} --all, and make a new key`,
    );
  }
}
