import { addressOf, articleAddress, toPublicHtml, toPublicUrl } from '../addresses.ts';
import type { Author, Enclosure, Image, PublishedArticle, Term } from '../article/article.ts';
import type { PublishedSite } from '../site/site.ts';
import { EARLIEST_DATE, readInstant } from './feed-dates.ts';
import { httpUri } from './uri.ts';
import { textToHtml, withoutMisreadings } from './xml-text.ts';

/** An article's section or one of its tags. */
interface FeedCategory {
  /** The taxonomy it is taken from: `<site>/sections/` or `<site>/tags/`. */
  readonly scheme: string;
  readonly term: string;
  readonly label: string;
}

/** An article with the site's present addresses and only what every format can carry. */
export interface FeedEntry {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  /** Plain text, never blank. */
  readonly summary?: string;
  /** Never blank. */
  readonly html: string;
  /** Only if it differs from the feed's. */
  readonly language?: string;
  readonly publishedAt?: Date;
  readonly updatedAt: Date;
  /** Never with a blank name. */
  readonly authors: readonly Omit<Author, 'slug'>[];
  readonly categories: readonly FeedCategory[];
  readonly image?: Image;
  readonly enclosures: readonly Enclosure[];
  readonly canonicalUrl?: string;
}

/**
 * What the three formats say about an article. An address that is not http(s), an e-mail address, a language or a
 * media type out of shape is left out: one of them would make the whole feed invalid.
 */
export function feedEntry(article: PublishedArticle, site: PublishedSite): FeedEntry {
  const publishedAt = readInstant(article.publishedAt);
  const summary = article.summary?.trim() ? article.summary : undefined;
  const html = toPublicHtml(article.html, site.url).replace(/\r\n?/g, '\n');
  // Atom and JSON Feed need some content.
  const content = html.trim() ? html : `<p>${textToHtml(summary ?? article.title)}</p>`;
  const language = languageTag(article.language);
  return {
    id: article.id,
    link: articleAddress(site.url, article.slug),
    title: article.title,
    summary,
    html: withoutMisreadings(content),
    language: language === site.language ? undefined : language,
    publishedAt,
    updatedAt: readInstant(article.updatedAt) ?? publishedAt ?? EARLIEST_DATE,
    authors: article.authors.filter(({ name }) => name.trim()).map((author) => feedAuthor(author, site.url)),
    categories: [
      ...feedCategories('sections/', article.section ? [article.section] : [], site.url),
      ...feedCategories('tags/', article.tags, site.url),
    ],
    image: atPublicUrl(article.image, site.url),
    enclosures: article.enclosures.flatMap((enclosure) => feedEnclosure(enclosure, site.url) ?? []),
    canonicalUrl: publicUri(article.canonicalUrl, site.url),
  };
}

/** `tag` if it has the shape of RFC 5646: `en_US` is an error in RSS and Atom. */
export function languageTag(tag: string | undefined): string | undefined {
  return tag && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined;
}

function publicUri(stored: string | undefined, siteUrl: string): string | undefined {
  return stored === undefined ? undefined : httpUri(toPublicUrl(stored, siteUrl));
}

function atPublicUrl<T extends { readonly url: string }>(
  stored: T | undefined,
  siteUrl: string,
): T | undefined {
  const url = publicUri(stored?.url, siteUrl);
  return stored && url ? { ...stored, url } : undefined;
}

/** RFC 5322 addr-spec as the W3C validator reads it: an unquoted local part, a domain with a dot. */
const EMAIL = /^[\w\-+.'!#$%&*/=?^`{|}~]+@(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*$/i;

function feedAuthor(author: Author, siteUrl: string): FeedEntry['authors'][number] {
  return {
    name: author.name,
    email: author.email && EMAIL.test(author.email) ? author.email : undefined,
    url: publicUri(author.url, siteUrl),
  };
}

function feedCategories(taxonomy: string, terms: readonly Term[], siteUrl: string): FeedCategory[] {
  return terms
    .map(({ slug, label }) => ({
      scheme: addressOf(siteUrl, taxonomy),
      term: slug,
      label: label.trim() ? label : slug,
    }))
    .filter(({ term }) => term.trim());
}

/** RFC 2045 section 5.1, without parameters. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

function feedEnclosure(enclosure: Enclosure, siteUrl: string): Enclosure | undefined {
  const { lengthBytes, durationSeconds } = enclosure;
  const found = atPublicUrl(enclosure, siteUrl);
  return (
    found && {
      ...found,
      type: MEDIA_TYPE.test(enclosure.type) ? enclosure.type : 'application/octet-stream',
      lengthBytes: Number.isSafeInteger(lengthBytes) && lengthBytes! > 0 ? lengthBytes : undefined,
      durationSeconds: Number.isFinite(durationSeconds) && durationSeconds! > 0 ? durationSeconds : undefined,
      title: enclosure.title?.trim() ? enclosure.title : undefined,
    }
  );
}
