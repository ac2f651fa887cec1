import type { PublishedArticle } from '../../functions/core/article/article.ts';
import { DEFAULT_SITE } from '../../functions/core/site/default-site.ts';
import type { PublishedSite } from '../../functions/core/site/site.ts';

/** An article with nothing optional. `fields` replace and complete its own. */
export function plainArticle(fields: Partial<PublishedArticle> = {}): PublishedArticle {
  return {
    id: 'urn:uuid:6b1f0a52-58c9-4d0e-9a51-0d7ff1a8c001',
    title: 'A quiet day',
    slug: 'a-quiet-day',
    tags: [],
    authors: [],
    html: '<p>Nothing happened.</p>',
    publishedAt: '2026-03-01T08:00:00.000Z',
    updatedAt: '2026-03-01T08:00:00.000Z',
    draft: false,
    minor: false,
    enclosures: [],
    aliases: [],
    ...fields,
  };
}

/** An article as most are, with a section, a tag, an author and a summary. */
export function publishedArticle(fields: Partial<PublishedArticle> = {}): PublishedArticle {
  return plainArticle({
    id: 'urn:uuid:0b1e7c1a-8f6a-8c1e-9d53-6f0f8a6f9f10',
    title: 'Tide tables',
    slug: 'tide-tables',
    section: { slug: 'harbour', label: 'Harbour' },
    tags: [{ slug: 'tides', label: 'Tides' }],
    authors: [{ slug: 'ada-brook', name: 'Ada Brook' }],
    summary: 'When the water comes.',
    html: '<p>When the water comes, and when it goes.</p>',
    publishedAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-01T08:00:00.000Z',
    ...fields,
  });
}

export const PUBLISHED_SITE: PublishedSite = {
  ...DEFAULT_SITE,
  title: 'The Test Gazette',
  description: 'Nothing but tests.',
  url: 'https://gazette.example/',
};
