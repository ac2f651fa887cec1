import path from 'node:path';
import type { Article } from '../../functions/core/article/article.ts';
import { describedMediaOf, withMedia } from '../../functions/core/article/own-media.ts';
import type { MediaFacts } from '../../functions/core/media/media-facts.ts';
import { DEFAULT_SITE } from '../../functions/core/site/default-site.ts';
import type { Site } from '../../functions/core/site/site.ts';
import { SITE_KEY } from '../../functions/core/site/site-key.ts';
import { bytesToRead, type Interpretation, interpret } from '../../functions/core/source/interpret.ts';
import { type SourceKind, sourceKindOf } from '../../functions/core/source/upload-keys.ts';
import { readStart } from './read-input.ts';

/** Where a file would be in the uploads bucket. */
export interface UploadPath {
  /** The folder that stands for the bucket. */
  readonly root: string;
  readonly key: string;
}

/**
 * The key that `file` would have: from the last folder `articles` or `media` above it. Without such a folder the file
 * counts as an article without a section.
 */
export function uploadPathOf(file: string): UploadPath {
  const parts = path.resolve(file).split(path.sep);
  const name = parts.at(-1) ?? '';
  const top = parts.slice(0, -1).findLastIndex((part) => part === 'articles' || part === 'media');
  if (top >= 0) return { root: parts.slice(0, top).join(path.sep), key: parts.slice(top).join('/') };
  return {
    root: parts.slice(0, -1).join(path.sep),
    key: /^site\.ya?ml$/.test(name) ? SITE_KEY : `articles/${name}`,
  };
}

/** A folder read as if it were the uploads bucket. Each file is read once, by the code of ingest. */
export class ContentFolder {
  readonly #root: string;
  #site: Promise<Site> | undefined;
  readonly #media = new Map<string, Promise<MediaFacts | undefined>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The site that its `site.yaml` describes; the defaults if there is none, or it is invalid. */
  get site(): Promise<Site> {
    this.#site ??= this.#readSite();
    return this.#site;
  }

  /** Reads a file as if it were uploaded under `key`. */
  async read(key: string, file = path.join(this.#root, key)): Promise<Interpretation> {
    const kind = sourceKindOf(key) as SourceKind;
    const { bytes, sizeBytes } = await readStart(file, bytesToRead(kind));
    // Only the size of a version matters here.
    const version = { etag: '', lastModified: '', sizeBytes };
    return interpret(kind, key, { version, bytes }, kind === 'site' ? DEFAULT_SITE : await this.site);
  }

  /** `article` with what is known of the folder's media: sizes, durations. */
  async withMedia(article: Article): Promise<Article> {
    const facts = new Map<string, MediaFacts>();
    for (const key of describedMediaOf(article)) {
      const found = await this.#factsOf(key);
      if (found) facts.set(key, found);
    }
    return withMedia(article, facts);
  }

  async #readSite(): Promise<Site> {
    const interpretation = await this.read(SITE_KEY).catch(() => undefined);
    return interpretation?.kind === 'site' ? interpretation.site : DEFAULT_SITE;
  }

  #factsOf(key: string): Promise<MediaFacts | undefined> {
    const known = this.#media.get(key) ?? this.read(key).then(factsIn, () => undefined);
    this.#media.set(key, known);
    return known;
  }
}

function factsIn(interpretation: Interpretation): MediaFacts | undefined {
  return interpretation.kind === 'media' ? interpretation.facts : undefined;
}
