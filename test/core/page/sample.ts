import type { PublishedArticle } from '../../../functions/core/article/article.ts';
import type { FeedDocument } from '../../../functions/core/feed/render/feed-document.ts';
import { SITE_ORIGIN } from '../../../functions/core/kernel/site-origin.ts';
import { DEFAULT_SITE } from '../../../functions/core/site/default-site.ts';
import type { PublishedSite } from '../../../functions/core/site/site.ts';
import { plainArticle } from '../../support/articles.ts';

/** A publication small enough to read its pages. */
export const SITE: PublishedSite = {
  ...DEFAULT_SITE,
  title: 'The Harbour Gazette',
  description: 'News from the waterfront, weekly.',
  url: 'https://gazette.example/',
  language: 'en-GB',
  timeZone: 'Europe/Lisbon',
  rights: '© The Harbour Gazette',
  authors: { ada: { name: 'Ada Finch' }, noor: { name: 'Noor Haddad' } },
  sections: {
    tides: { title: 'Tides', description: 'What the water does.' },
    boats: { title: 'Boats & Gear' },
  },
};

/** An article with nothing optional. `fields` replace and complete its own. */
export function article(fields: Partial<PublishedArticle> = {}): PublishedArticle {
  return plainArticle({
    id: 'urn:uuid:5f1c1b7e-0000-8000-8000-000000000001',
    title: 'A plain story',
    slug: 'a-plain-story',
    publishedAt: '2026-05-01T07:30:00.000Z',
    updatedAt: '2026-05-01T07:30:00.000Z',
    ...fields,
  });
}

/** An article with everything. */
export const FULL_ARTICLE = article({
  title: 'Spring tide <breaks> the "1984" record & keeps rising',
  slug: 'spring-tide',
  section: { slug: 'tides', label: 'Tides' },
  tags: [
    { slug: 'sea-level', label: 'Sea level' },
    { slug: 'c-plus-plus', label: 'C++' },
  ],
  authors: [
    { slug: 'ada', name: 'Ada Finch', email: 'ada@gazette.example' },
    { slug: 'noor', name: 'Noor Haddad' },
  ],
  summary: 'The gauge at the old lock read 4.61 m on Tuesday night.',
  html: `<p>Nobody slept on <a href="${SITE_ORIGIN}/articles/the-quay/">the quay</a>.</p>\n<h2>What comes next</h2>\n<p>A second crest.</p>`,
  image: {
    url: `${SITE_ORIGIN}/media/tide-gauge.png`,
    alt: 'The tide gauge',
    caption: 'The gauge at the lock.',
    credit: 'Photo: Ada Finch',
    width: 1600,
    height: 900,
  },
  enclosures: [
    {
      url: `${SITE_ORIGIN}/media/tide.mp3`,
      type: 'audio/mpeg',
      lengthBytes: 1_234_567,
      title: 'The sound of it',
    },
    { url: `${SITE_ORIGIN}/media/tide%20tables.pdf`, type: 'application/pdf', lengthBytes: 800 },
  ],
  updatedAt: '2026-05-02T21:05:00.000Z',
});

export const ARABIC_ARTICLE = article({
  title: 'ليلة على الرصيف',
  slug: 'ليلة-على-الرصيف',
  language: 'ar',
  section: { slug: 'tides', label: 'Tides' },
  authors: [{ slug: 'noor', name: 'Noor Haddad' }],
  html: '<p>كان الرصيف هادئًا تلك الليلة.</p>',
  publishedAt: '2026-04-12T18:00:00.000Z',
  updatedAt: '2026-04-12T18:00:00.000Z',
});

/** The feed document of `latest`, or of another feed with its articles. */
export function feedDocument(fields: Partial<FeedDocument> = {}): FeedDocument {
  return {
    feed: 'latest',
    title: SITE.title,
    description: SITE.description,
    site: SITE,
    articles: [FULL_ARTICLE, article(), ARABIC_ARTICLE],
    part: { kind: 'full' },
    ...fields,
  };
}
