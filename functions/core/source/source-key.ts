import { createHash } from 'node:crypto';
import { SITE_KEY } from '../site/site.ts';

export type SourceKind = 'article' | 'media' | 'site';

/** S3 keys are at most 1,024 bytes of UTF-8; a receipt's key is longer than its source's. */
const MAX_KEY_BYTES = 1024;
/** Of a source's key that is too long to be echoed in full. */
const KEPT_KEY_CHARACTERS = 200;

/**
 * What an object is to the pipeline, or undefined: folder markers (`articles/world/`, as consoles make them)
 * and whatever lies elsewhere are nobody's upload and get no answer.
 */
export function sourceKindOf(key: string): SourceKind | undefined {
  if (key === SITE_KEY) return 'site';
  if (key.endsWith('/')) return undefined;
  if (key.startsWith('articles/')) return 'article';
  if (key.startsWith('media/')) return 'media';
  return undefined;
}

/** Where the answer to an upload is put: `articles/a.md` → `receipts/articles/a.md.json`. */
export function receiptKeyOf(key: string): string {
  return keyBeside(key, '.json');
}

/**
 * Where the version is kept that stands although the upload does not: `receipts/articles/a.md.standing`. No
 * receipt ends so, whatever the upload is called.
 */
export function standingKeyOf(key: string): string {
  return keyBeside(key, '.standing');
}

function keyBeside(key: string, ending: string): string {
  const plain = `receipts/${key}${ending}`;
  if (Buffer.byteLength(plain) <= MAX_KEY_BYTES) return plain;
  const digest = createHash('sha256').update(key).digest('hex');
  return `receipts/${[...key].slice(0, KEPT_KEY_CHARACTERS).join('')}~${digest}${ending}`;
}
