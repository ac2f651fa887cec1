import type { PublishedArticle } from '../../functions/core/article/article.ts';
import { DEFAULT_SITE } from '../../functions/core/site/default-site.ts';
import type { PublishedSite } from '../../functions/core/site/site.ts';

/** An article like any other, but for what a test says of it. */
export function publishedArticle(differences: Partial<PublishedArticle> = {}): PublishedArticle {
  return {
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
    draft: false,
    minor: false,
    enclosures: [],
    aliases: [],
    ...differences,
  };
}

export const PUBLISHED_SITE: PublishedSite = {
  ...DEFAULT_SITE,
  title: 'The Test Gazette',
  description: 'Nothing but tests.',
  url: 'https://gazette.example/',
};
