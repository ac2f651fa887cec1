import { createHash } from 'node:crypto';
import { isMediaKey } from '../output/media-key.ts';
import { SITE_KEY } from '../site/site.ts';

export type SourceKind = 'article' | 'media' | 'site';

/** S3 keys have at most 1,024 bytes of UTF-8, and a receipt's key is longer than its source's. */
const MAX_KEY_BYTES = 1024;
/** How much of a source's key is kept where the whole key would be too long. */
const KEPT_KEY_CHARACTERS = 200;

/**
 * The kind of source that an object of the uploads bucket is. Undefined for objects that get no answer: folder
 * markers (`articles/world/`, as consoles make them) and whatever lies elsewhere.
 */
export function sourceKindOf(key: string): SourceKind | undefined {
  if (key === SITE_KEY) return 'site';
  if (key.endsWith('/')) return undefined;
  if (key.startsWith('articles/')) return 'article';
  if (isMediaKey(key)) return 'media';
  return undefined;
}

/** The key of the answer to an upload: `articles/a.md` → `receipts/articles/a.md.json`. */
export function receiptKeyOf(key: string): string {
  return keyBeside(key, '.json');
}

/**
 * The key of the standing copy beside a receipt: `receipts/articles/a.md.standing`. No receipt's key ends like this,
 * whatever the upload is called.
 */
export function standingCopyKeyOf(key: string): string {
  return keyBeside(key, '.standing');
}

function keyBeside(key: string, ending: string): string {
  const plain = `receipts/${key}${ending}`;
  if (Buffer.byteLength(plain) <= MAX_KEY_BYTES) return plain;
  const digest = createHash('sha256').update(key).digest('hex');
  return `receipts/${[...key].slice(0, KEPT_KEY_CHARACTERS).join('')}~${digest}${ending}`;
}
