import type { Article } from '../article/article.ts';
import { ARTICLE_EXTENSIONS, isArticleKey } from '../article/article-key.ts';
import { MAX_SOURCE_BYTES } from '../article/limits.ts';
import { parseArticle } from '../article/reading/parse-article.ts';
import { digestOfBytes } from '../kernel/digest.ts';
import type { Problem } from '../kernel/problem.ts';
import { inspectMedia, MEDIA_HEAD_BYTES } from '../media/inspect-media.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import { parseSite, SITE_LIMIT_BYTES } from '../site/parse-site.ts';
import type { Site } from '../site/site.ts';
import type { SourceVersion } from './accepted.ts';
import type { SourceKind } from './upload-keys.ts';

/** One version of a source as it was read. */
export interface Upload {
  readonly version: SourceVersion;
  /** The first bytes of the object, as many as {@link bytesToRead} asks for. */
  readonly bytes: Uint8Array;
}

/** What an upload says, before anything is known of its past. */
export type Interpretation =
  | {
      readonly kind: 'article';
      readonly article: Article;
      /** Digest of the upload's bytes. The same text has the same fingerprint under every key. */
      readonly fingerprint: string;
      readonly notes: Notes;
    }
  | { readonly kind: 'media'; readonly facts: MediaFacts; readonly notes: Notes }
  | { readonly kind: 'site'; readonly site: Site; readonly notes: Notes }
  | { readonly kind: 'ignored' | 'faulty'; readonly notes: Notes };

export interface Notes {
  readonly problems: readonly Problem[];
  readonly assumedZone?: string;
}

/** How many bytes of an object are read: one more than its limit, which shows that it is too large. */
export function bytesToRead(kind: SourceKind): number {
  if (kind === 'media') return MEDIA_HEAD_BYTES;
  return (kind === 'site' ? SITE_LIMIT_BYTES : MAX_SOURCE_BYTES) + 1;
}

/** Reads an upload as the kind of source that its key names. Never throws: what is wrong becomes a problem. */
export function interpret(kind: SourceKind, key: string, upload: Upload, site: Site): Interpretation {
  if (kind === 'media') return interpretMedia(key, upload);
  if (kind === 'site') {
    const { site: described, problems } = parseSite(upload.bytes);
    return described
      ? { kind, site: described, notes: { problems } }
      : { kind: 'faulty', notes: { problems } };
  }
  if (!isArticleKey(key)) return { kind: 'ignored', notes: { problems: [typeNotAccepted(key)] } };
  const { article, problems, assumedZone } = parseArticle({ key, bytes: upload.bytes }, site);
  const notes = { problems, ...(assumedZone ? { assumedZone } : {}) };
  if (!article) return { kind: 'faulty', notes };
  return { kind, article, fingerprint: digestOfBytes(upload.bytes), notes };
}

function interpretMedia(key: string, { version, bytes }: Upload): Interpretation {
  const { facts, problems } = inspectMedia(key, bytes, version.sizeBytes);
  return facts ? { kind: 'media', facts, notes: { problems } } : { kind: 'faulty', notes: { problems } };
}

function typeNotAccepted(key: string): Problem {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return {
    code: 'type-not-accepted',
    severity: 'warning',
    message: `${name} is not an article. Files under articles/ must be ${ARTICLE_EXTENSIONS.join(', ')}.`,
    hint: 'Save it as one of these types. Put images, audio, video and PDF files under media/.',
  };
}
