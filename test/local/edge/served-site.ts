import { PutObjectCommand } from '@aws-sdk/client-s3';
import { headersOf } from '../../../functions/aws/object-headers.ts';
import type { SiteDocument } from '../../../functions/core/ports/site-bucket.ts';
import { startTestCloud } from '../../support/test-cloud.ts';
import { type Answer, askAt } from './ask.ts';

export const CACHE_CONTROL =
  'public, max-age=300, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400';

/** The documents of the site by address, with their media types. */
export const TYPES = {
  '/rss.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
  '/index.html': 'text/html; charset=utf-8',
  '/schemas/feed/1.json': 'application/schema+json; charset=utf-8',
  '/embed/headlines.js': 'text/javascript; charset=utf-8',
} as const;

export const LINK = '<https://news.example/rss.xml>; rel="self", <https://hub.example/>; rel="hub"';

/** What the object of a key says. */
export const text = (key: string) => `${key} ${'tidings '.repeat(300)}`;

/** The distribution as deployed, its functions as shipped, with documents as publish stores them. */
export interface ServedSite {
  ask(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Answer>;
  put(key: string, fields?: Partial<SiteDocument>): Promise<void>;
  stop(): Promise<void>;
}

export async function startServedSite(): Promise<ServedSite> {
  const { cloud, s3, stop } = await startTestCloud();
  const put = async (key: string, fields: Partial<SiteDocument> = {}): Promise<void> => {
    const bytes = new TextEncoder().encode(text(key));
    const document = { bytes, contentType: TYPES['/index.html'], cacheControl: CACHE_CONTROL, ...fields };
    const object = { Bucket: 'site', Key: key, Body: document.bytes, ...headersOf(document) };
    await s3.send(new PutObjectCommand(object));
  };
  for (const [path, contentType] of Object.entries(TYPES))
    await put(path.slice(1), { contentType, link: LINK });
  await put('404.html', { cacheControl: 'public, max-age=10' });
  return { ask: (...args) => askAt(cloud.siteUrl, ...args), put, stop };
}
