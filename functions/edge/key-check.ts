import cf from 'cloudfront';
// biome-ignore lint/style/useNodejsImportProtocol: CloudFront's own module has this name.
import crypto from 'crypto';
import { MAX_PARTNER_KEYS, type PartnerKey } from '../core/site/partner-at-edge.ts';
import type { EdgeRequest, EdgeValue } from './edge-event.ts';

/** Longer than any name and key in Base64. A longer text is no key, and not worth a digest. */
const MAX_CHARACTERS = 256;

/** RFC 6750 section 2.1 and RFC 7617 section 2. Scheme names are in any case (RFC 9110 section 11.1). */
const CREDENTIALS = /^(bearer|basic) ([A-Za-z0-9._~+/=-]+)$/i;

/**
 * The key in a request for `partner`: `Authorization: Bearer <key>`, `Authorization: Basic` with the partner's name and
 * the key, or `?key=<key>` for clients that can send neither. A field that is given twice is ignored.
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
 * True if `key` is one of the current keys of `partner`. The steps are the same for a partner that does not exist, and
 * digests are compared to their end, so the time that it takes says nothing about what is stored.
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

/** The digests of a partner's keys; none for an unknown partner, and none if the store fails: then nobody gets in. */
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
