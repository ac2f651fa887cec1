import { articlePageKey, FEED_FILES, type FeedId, feedRoot, NOT_FOUND_KEY } from '../core/addresses.ts';
import type { Output } from '../core/outputs.ts';
import { renderArticlePage } from '../core/page/article-page.ts';
import { renderListingPage } from '../core/page/listing-page.ts';
import { renderNotFoundPage } from '../core/page/not-found-page.ts';
import type { SiteDocument } from '../core/ports.ts';
import { renderChecked } from '../core/quarantine.ts';
import { log } from '../log.ts';
import type { PublishPorts } from './ports.ts';
import { readArticle, readFeed, readSite } from './view.ts';

/** An output's objects as they should be: by key, undefined for one that should not exist. */
export type Documents = ReadonlyMap<string, SiteDocument | undefined>;

/** An output as the index has it now, before the work of rendering. */
export interface View {
  /** Equal stamps: the same documents. */
  readonly stamp: string;
  render(): Documents;
}

/**
 * Viewers keep a document for five minutes, as its `ttl` says, the edge for one; both may show it a little
 * longer while they fetch the next, and a day if the origin fails (RFC 5861).
 */
const CACHE_CONTROL = 'public, max-age=300, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400';

const CONTENT_TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  page: 'text/html; charset=utf-8',
} as const;

export function keysOf(output: Exclude<Output, { kind: 'media' }>): string[] {
  if (output.kind === 'article') return [articlePageKey(output.slug)];
  const root = feedRoot(output.feed);
  const keys = Object.values(FEED_FILES).map((file) => root + file);
  return output.feed === 'latest' ? [...keys, NOT_FOUND_KEY] : keys;
}

export async function viewOf(output: Exclude<Output, { kind: 'media' }>, ports: PublishPorts): Promise<View> {
  return output.kind === 'article' ? articleView(output.slug, ports) : feedView(output.feed, ports);
}

async function articleView(slug: string, ports: PublishPorts): Promise<View> {
  const site = await readSite(ports.index);
  const article = await readArticle(slug, ports);
  return {
    stamp: JSON.stringify([site, article]),
    render: () => new Map([[articlePageKey(slug), article && page(renderArticlePage(article, site))]]),
  };
}

async function feedView(feed: FeedId, ports: PublishPorts): Promise<View> {
  const document = await readFeed(feed, ports);
  return {
    stamp: JSON.stringify(document),
    render() {
      if (!document) return new Map(keysOf({ kind: 'feed', feed }).map((key) => [key, undefined]));
      const checked = renderChecked(document);
      for (const [articleId, fault] of checked.leftOut) {
        log.warn({ message: 'left out', feed, articleId, rule: fault.rule, fault: fault.message });
      }
      const root = feedRoot(feed);
      const { rss, atom, json } = checked.rendered;
      return new Map([
        [root + FEED_FILES.rss, encode(rss, CONTENT_TYPES.rss)],
        [root + FEED_FILES.atom, encode(atom, CONTENT_TYPES.atom)],
        [root + FEED_FILES.json, encode(json, CONTENT_TYPES.json)],
        [root + FEED_FILES.page, page(renderListingPage(checked.document))],
        ...(feed === 'latest' ? [[NOT_FOUND_KEY, page(renderNotFoundPage(document.site))] as const] : []),
      ]);
    },
  };
}

function page(html: string): SiteDocument {
  return encode(html, CONTENT_TYPES.page);
}

function encode(text: string, contentType: string): SiteDocument {
  return { bytes: new TextEncoder().encode(text), contentType, cacheControl: CACHE_CONTROL };
}
