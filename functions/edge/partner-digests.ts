import cf from 'cloudfront';
// biome-ignore lint/style/useNodejsImportProtocol: a module of CloudFront, which calls it so.
import crypto from 'crypto';
import { MAX_PARTNER_KEYS, type PartnerKey } from '../core/site/partner-at-edge.ts';

/**
 * Whether `key` is one of the current keys of `partner`. Any partner, there or not, takes the same steps, and a
 * digest is compared to its end: how long that takes tells nothing of what is stored.
 */
export async function isCurrentKey(key: string, partner: string): Promise<boolean> {
  const digest = crypto.createHash('sha256').update(key).digest('hex');
  const stored = await storedDigests(partner);
  let isCurrent = false;
  for (let index = 0; index < MAX_PARTNER_KEYS; index += 1) {
    isCurrent = isEqual(digest, stored[index] || '') || isCurrent;
  }
  return isCurrent;
}

/** None for an unknown partner, for which the store has an error; nor if the store fails: then nobody gets in. */
async function storedDigests(partner: string): Promise<string[]> {
  try {
    const keys = (await cf.kvs().get(partner, { format: 'json' })) as readonly PartnerKey[];
    return keys.map((key) => String(key.sha256));
  } catch {
    return [];
  }
}

function isEqual(digest: string, stored: string): boolean {
  let difference = digest.length ^ stored.length;
  for (let index = 0; index < digest.length; index += 1) {
    difference |= digest.charCodeAt(index) ^ stored.charCodeAt(index);
  }
  return difference === 0;
}
