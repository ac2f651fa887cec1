import cf from 'cloudfront';
// biome-ignore lint/style/useNodejsImportProtocol: a module of CloudFront, which calls it so.
import crypto from 'crypto';
import { MAX_PARTNER_KEYS, type PartnerKey } from '../core/site/partner-key.ts';
import type { EdgeRequest, EdgeValue } from './edge-event.ts';

/** Longer than any key with its name in front, in base64: whatever is more is no key, and not worth a digest. */
const MAX_CHARACTERS = 256;

/** RFC 6750 section 2.1 and RFC 7617 section 2; names of schemes in any case (RFC 9110 section 11.1). */
const CREDENTIALS = /^(bearer|basic) ([A-Za-z0-9._~+/=-]+)$/i;

/**
 * The key that a request for `partner` comes with: `Authorization: Bearer <key>`, `Authorization: Basic` with the
 * partner's name and the key, or `?key=<key>` for clients that can send neither. What is said twice is not heard.
 */
export function presentedKey(request: EdgeRequest, partner: string): string | undefined {
  const authorization = request.headers.authorization;
  if (!authorization) return onlyValue(request.querystring.key);
  const credentials = CREDENTIALS.exec(onlyValue(authorization) || '');
  if (!credentials) return undefined;
  const token = credentials[2]!;
  return credentials[1]!.toLowerCase() === 'bearer' ? token : passwordOf(token, `${partner}:`);
}

function passwordOf(token: string, user: string): string | undefined {
  const text = Buffer.from(token, 'base64').toString();
  return text.startsWith(user) ? text.slice(user.length) : undefined;
}

function onlyValue(field: EdgeValue | undefined): string | undefined {
  return field && !field.multiValue && field.value.length <= MAX_CHARACTERS ? field.value : undefined;
}

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
