import { etagOf } from '../../functions/core/kernel/digest.ts';
import type {
  MediaCopy,
  SiteBucket,
  SiteDocument,
  SiteObject,
} from '../../functions/core/ports/site-bucket.ts';

/** What publishing would do to one object of the site. */
export type Change = {
  readonly key: string;
  /** The ETag that the object has now; absent if there is none. */
  readonly over?: string;
} & (
  | { readonly kind: 'put'; readonly document: SiteDocument }
  | { readonly kind: 'copy'; readonly sourceEtag: string }
  | { readonly kind: 'delete' }
);

/** The site bucket as it is, and as it would be after what is written here; nothing reaches the bucket. */
export class RehearsedSite implements SiteBucket {
  /** The objects asked about, as they are. */
  readonly present = new Map<string, SiteObject | undefined>();
  readonly #changes = new Map<string, Change>();
  readonly #site: SiteBucket;

  constructor(site: SiteBucket) {
    this.#site = site;
  }

  /** Those that make a difference. */
  get changes(): Change[] {
    return [...this.#changes.values()].filter((change) =>
      change.kind === 'put' ? etagOf(change.document.bytes) !== change.over : !isLost(change),
    );
  }

  async head(key: string): Promise<SiteObject | undefined> {
    const change = this.#changes.get(key);
    if (change) return objectAfter(change);
    if (!this.present.has(key)) this.present.set(key, await this.#site.head(key));
    return this.present.get(key);
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const change = this.#changes.get(key);
    if (change?.kind === 'put') return change.document.bytes;
    return change?.kind === 'delete' ? undefined : await this.#site.read(key);
  }

  list(after?: string): Promise<{ keys: readonly string[]; more: boolean }> {
    return this.#site.list(after);
  }

  async put(key: string, document: SiteDocument): Promise<boolean> {
    this.#changes.set(key, { kind: 'put', key, document, ...this.#over(key) });
    return true;
  }

  async copyMedia(key: string, { sourceEtag }: MediaCopy): Promise<boolean> {
    this.#changes.set(key, { kind: 'copy', key, sourceEtag, ...this.#over(key) });
    return true;
  }

  async delete(key: string): Promise<boolean> {
    this.#changes.set(key, { kind: 'delete', key, ...this.#over(key) });
    return true;
  }

  #over(key: string): { over?: string } {
    const etag = this.present.get(key)?.etag;
    return etag === undefined ? {} : { over: etag };
  }
}

function objectAfter(change: Change): SiteObject | undefined {
  if (change.kind === 'delete') return undefined;
  if (change.kind === 'copy') return { etag: change.sourceEtag, sourceEtag: change.sourceEtag };
  const { bytes, previous, origins } = change.document;
  return { etag: etagOf(bytes), ...(previous && { previous }), ...(origins && { origins }) };
}

/** True if it deletes an object that only the rehearsal has put. */
function isLost({ kind, over }: Change): boolean {
  return kind === 'delete' && over === undefined;
}
