import type { RenderedFeed } from '../../../../functions/core/feed/render/feed-document.ts';

/** What a reader gets to know of an item. */
export interface ReadItem {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  /** As text; in RSS as HTML. */
  readonly summary?: string | undefined;
  readonly html?: string | undefined;
  readonly names: readonly string[];
  readonly labels: readonly string[];
  /** ISO 8601. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly enclosures: readonly ReadEnclosure[];
}

interface ReadEnclosure {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  /** Bytes; 0: unknown. */
  readonly length: number;
}

/** A feed parser of somebody else's. */
export interface Reader {
  readonly name: string;
  readonly formats: readonly (keyof RenderedFeed)[];
  read(format: keyof RenderedFeed, text: string): ReadItem[] | Promise<ReadItem[]>;
  /** What it makes of an item by its own faults: each is named where it is imitated. */
  misread(item: ReadItem, format: keyof RenderedFeed): ReadItem;
}
