import { headersOf, type ObjectHeaders } from '../../functions/aws/object-headers.ts';
import { etagOf } from '../../functions/core/kernel/digest.ts';
import type { SiteBucket, SiteDocument, SiteObject } from '../../functions/core/ports/site-bucket.ts';
import type { SourceObject, UploadsBucket } from '../../functions/core/ports/uploads-bucket.ts';
import type { StandingCopy } from '../../functions/core/source/ledger.ts';
import type { Receipt } from '../../functions/core/source/receipt.ts';
import type { Step } from './step.ts';

interface StoredUpload {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly lastModified: string;
}

/** The uploads bucket in memory, with an editor's side: `put` and `remove` take effect at once. */
export class MemoryUploads implements UploadsBucket {
  readonly objects = new Map<string, StoredUpload>();
  /** Among them what is kept beside them, under keys of its own. */
  readonly receipts = new Map<string, { receipt: Receipt; revision: number; etag: string }>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  put(key: string, content: string | Uint8Array, lastModified: string): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.objects.set(key, { bytes, etag: etagOf(bytes), lastModified });
  }

  remove(key: string): void {
    this.objects.delete(key);
  }

  async read(key: string, maxBytes: number, knownEtag?: string): Promise<SourceObject> {
    await this.#step(`read ${key}`);
    const object = this.objects.get(key);
    if (!object) return { state: 'absent' };
    if (object.etag === knownEtag) return { state: 'unchanged' };
    const { etag, lastModified, bytes } = object;
    const version = { etag, lastModified, sizeBytes: bytes.byteLength };
    return { state: 'present', version, bytes: bytes.slice(0, maxBytes) };
  }

  async list(prefix: string, after = ''): Promise<{ keys: readonly string[]; more: boolean }> {
    await this.#step(`list ${prefix}`);
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    return { keys: keys.slice(0, 1000), more: keys.length > 1000 };
  }

  async headReceipt(receiptKey: string): Promise<{ etag: string; revision: number } | undefined> {
    await this.#step(`headReceipt ${receiptKey}`);
    return this.receipts.get(receiptKey);
  }

  async readReceipt(receiptKey: string): Promise<{ receipt: unknown; revision: number } | undefined> {
    await this.#step(`readReceipt ${receiptKey}`);
    return this.receipts.get(receiptKey);
  }

  async writeReceipt(
    receiptKey: string,
    receipt: Receipt | StandingCopy,
    revision: number,
    over?: string,
  ): Promise<boolean> {
    await this.#step(`writeReceipt ${receiptKey}@${revision}`);
    if (this.receipts.get(receiptKey)?.etag !== over) return false;
    const etag = etagOf(new TextEncoder().encode(JSON.stringify(receipt)));
    this.receipts.set(receiptKey, { receipt: receipt as Receipt, revision, etag });
    return true;
  }
}

/** The site bucket in memory. */
export class MemorySite implements SiteBucket {
  readonly objects = new Map<string, SiteObject & { bytes: Uint8Array; headers?: ObjectHeaders }>();
  readonly #step: Step;
  readonly #uploads: MemoryUploads;

  constructor(uploads: MemoryUploads, step: Step = async () => {}) {
    this.#uploads = uploads;
    this.#step = step;
  }

  text(key: string): string | undefined {
    const object = this.objects.get(key);
    return object && new TextDecoder().decode(object.bytes);
  }

  async head(key: string): Promise<SiteObject | undefined> {
    await this.#step(`head ${key}`);
    return this.objects.get(key);
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    await this.#step(`read ${key}`);
    return this.objects.get(key)?.bytes;
  }

  async list(after = ''): Promise<{ keys: readonly string[]; more: boolean }> {
    await this.#step('list the site');
    const keys = [...this.objects.keys()].filter((key) => key > after).sort();
    return { keys: keys.slice(0, 1000), more: keys.length > 1000 };
  }

  async put(key: string, document: SiteDocument, over?: string): Promise<boolean> {
    await this.#step(`put ${key}`);
    if (this.objects.get(key)?.etag !== over) return false;
    const { bytes, previous, origins } = document;
    const told = { ...(previous && { previous }), ...(origins && { origins }) };
    this.objects.set(key, { etag: etagOf(bytes), bytes, headers: headersOf(document), ...told });
    return true;
  }

  async copyMedia(key: string, media: Parameters<SiteBucket['copyMedia']>[1]): Promise<boolean> {
    await this.#step(`copyMedia ${key}`);
    const { sourceEtag, contentType, cacheControl } = media;
    const upload = this.#uploads.objects.get(key);
    if (upload?.etag !== sourceEtag) return false;
    const { etag, bytes } = upload;
    const Metadata = { 'source-etag': sourceEtag };
    const headers = { ContentType: contentType, CacheControl: cacheControl, Metadata };
    this.objects.set(key, { etag, sourceEtag, bytes, headers });
    return true;
  }

  async delete(key: string, over: string): Promise<boolean> {
    await this.#step(`delete ${key}`);
    if (this.objects.get(key)?.etag !== over) return false;
    this.objects.delete(key);
    return true;
  }
}
