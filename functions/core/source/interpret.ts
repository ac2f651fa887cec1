import type { Article } from '../article/article.ts';
import { MAX_SOURCE_BYTES } from '../article/limits.ts';
import { isArticleKey, parseArticle, ARTICLE_EXTENSIONS } from '../article/reading/parse-article.ts';
import { digestOfBytes } from '../kernel/digest.ts';
import type { Problem } from '../kernel/problem.ts';
import { inspectMedia, MEDIA_HEAD_BYTES } from '../media/inspect-media.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import { parseSite, SITE_LIMIT_BYTES } from '../site/parse-site.ts';
import type { Site } from '../site/site.ts';
import type { SourceKind } from './source-key.ts';
import type { SourceVersion } from './source-record.ts';

/** What an upload says, before anything is known of its past. */
export type Reading =
  | {
      readonly kind: 'article';
      readonly article: Article;
      /** Digest of the upload's bytes: the same text, wherever it lies. */
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

/** How much of an object is read: one byte past the limit tells that it is too large. */
export function bytesToRead(kind: SourceKind): number {
  if (kind === 'media') return MEDIA_HEAD_BYTES;
  return (kind === 'site' ? SITE_LIMIT_BYTES : MAX_SOURCE_BYTES) + 1;
}

/** Reads an upload as what its key says it is. Never throws: whatever is wrong is a problem in the notes. */
export function interpret(
  kind: SourceKind,
  key: string,
  upload: { readonly version: SourceVersion; readonly bytes: Uint8Array },
  site: Site,
): Reading {
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

function interpretMedia(
  key: string,
  upload: { readonly version: SourceVersion; readonly bytes: Uint8Array },
): Reading {
  const { facts, problems } = inspectMedia(key, upload.bytes, upload.version.sizeBytes);
  return facts ? { kind: 'media', facts, notes: { problems } } : { kind: 'faulty', notes: { problems } };
}

function typeNotAccepted(key: string): Problem {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return {
    code: 'type-not-accepted',
    severity: 'warning',
    message: `${name} is not an article: under articles/ the site reads ${ARTICLE_EXTENSIONS.join(', ')}.`,
    hint: 'Save it as one of these types; images, audio, video and PDF files belong under media/.',
  };
}
