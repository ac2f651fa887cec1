import type {
  ArticleSource,
  Author,
  Enclosure,
  Episode,
  Image,
  PublishedArticle,
  Term,
} from '../../article/article.ts';
import { DERIVED_SUMMARY_CHARACTERS } from '../../article/limits.ts';
import { plainTextOf } from '../../kernel/html-text.ts';
import { toPublicHtml } from '../../kernel/site-origin.ts';
import { cutAtWord } from '../../kernel/text.ts';
import { addressOf, articleAddress } from '../../output/addresses.ts';
import { FEED_KINDS } from '../../output/feed-kinds.ts';
import { EARLIEST_DATE, readInstant } from './feed-dates.ts';
import { changesOf, type FeedChange, type FeedDocument } from './feed-document.ts';
import { isEmail, languageTag } from './field-shapes.ts';
import { isEpisodeFile, podcastEpisode } from './podcast.ts';
import { publicUri } from './uri.ts';
import { textToHtml, withoutMisreadings } from './xml-text.ts';

/** An article's section or one of its tags. */
interface FeedCategory {
  /** The taxonomy that it belongs to: `<site>/sections/` or `<site>/tags/`. */
  readonly scheme: string;
  readonly term: string;
  readonly label: string;
}

/** An article with public addresses, and with only the values that every format can carry. */
export interface FeedItem {
  readonly id: string;
  readonly link: string;
  readonly title: string;
  /** Plain text, never blank. Every entry without `html` has one. */
  readonly summary?: string;
  /** Never blank; absent if the document has only the summary. */
  readonly html?: string;
  /** Only if it differs from the feed's. */
  readonly language?: string;
  readonly publishedAt?: Date;
  readonly updatedAt: Date;
  /** No name is blank. */
  readonly authors: readonly Omit<Author, 'slug'>[];
  readonly section?: Term;
  /** The section first. */
  readonly categories: readonly FeedCategory[];
  readonly image?: Image;
  /** In a podcast, the file that players play comes first. */
  readonly enclosures: readonly Enclosure[];
  readonly canonicalUrl?: string;
  readonly source?: ArticleSource;
  /** Only in a podcast. */
  readonly episode?: Episode;
  /** Only in a partner's changes: the last thing that happened to the article. */
  readonly change?: FeedChange;
}

/**
 * What the three formats of `document` say about one of its articles. An address that is not http(s) is left out, and
 * so is a malformed e-mail address, language or media type: it would make the whole feed invalid.
 */
export function feedItem(article: PublishedArticle, document: FeedDocument): FeedItem {
  const { site, podcast } = document;
  const publishedAt = readInstant(article.publishedAt);
  const language = languageTag(article.language);
  const enclosures = article.enclosures.flatMap((enclosure) => feedEnclosure(enclosure, site.url) ?? []);
  return {
    id: article.id,
    link: articleAddress(site.url, article.slug),
    title: article.title,
    ...textsOf(article, document),
    language: language === site.language ? undefined : language,
    publishedAt,
    updatedAt: readInstant(article.updatedAt) ?? publishedAt ?? EARLIEST_DATE,
    authors: article.authors.filter(({ name }) => name.trim()).map((author) => feedAuthor(author, site.url)),
    section: article.section,
    categories: [
      ...feedCategories('section', article.section ? [article.section] : [], site.url),
      ...feedCategories('tag', article.tags, site.url),
    ],
    image: feedImage(article.image, site.url),
    enclosures: podcast
      ? enclosures.toSorted((one, other) => Number(isEpisodeFile(other)) - Number(isEpisodeFile(one)))
      : enclosures,
    canonicalUrl: publicUri(article.canonicalUrl, site.url),
    source: feedSource(article.source, site.url),
    episode: podcast && podcastEpisode(article.podcast, site.url),
    change: changesOf(document).find(
      ({ articleId, event }) => articleId === article.id && event !== 'withdrawn',
    ),
  };
}

function textsOf(article: PublishedArticle, document: FeedDocument): Pick<FeedItem, 'summary' | 'html'> {
  const summary = article.summary?.trim() ? article.summary.replace(/\r\n?/g, '\n') : undefined;
  const isAbridged = document.abridged?.includes(article.id) ?? false;
  const forms = [document.part.kind, document.declared?.form, document.partner?.form];
  if (isAbridged || forms.includes('summary')) {
    const excerpt = summary ?? cutAtWord(plainTextOf(article.html), DERIVED_SUMMARY_CHARACTERS);
    return { summary: excerpt.trim() ? excerpt : article.title };
  }
  const html = toPublicHtml(article.html, document.site.url).replace(/\r\n?/g, '\n');
  // Atom and JSON Feed require content.
  const content = html.trim() ? html : `<p>${textToHtml(summary ?? article.title)}</p>`;
  return { summary, html: withoutMisreadings(content) };
}

function atPublicUrl<T extends { readonly url: string }>(
  stored: T | undefined,
  siteUrl: string,
): T | undefined {
  const url = publicUri(stored?.url, siteUrl);
  return stored && url ? { ...stored, url } : undefined;
}

function feedAuthor(author: Author, siteUrl: string): FeedItem['authors'][number] {
  return {
    name: author.name,
    email: isEmail(author.email) ? author.email : undefined,
    url: publicUri(author.url, siteUrl),
  };
}

function feedCategories(kind: 'section' | 'tag', terms: readonly Term[], siteUrl: string): FeedCategory[] {
  return terms
    .map(({ slug, label }) => ({
      scheme: addressOf(siteUrl, FEED_KINDS[kind].folder),
      term: slug,
      label: label.trim() ? label : slug,
    }))
    .filter(({ term }) => term.trim());
}

function feedSource(source: ArticleSource | undefined, siteUrl: string): ArticleSource | undefined {
  return source?.title.trim() ? atPublicUrl(source, siteUrl) : undefined;
}

/** A media type by RFC 2045 section 5.1, without parameters. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

function feedImage(image: Image | undefined, siteUrl: string): Image | undefined {
  const found = atPublicUrl(image, siteUrl);
  return (
    found && {
      url: found.url,
      alt: nonBlank(found.alt),
      caption: nonBlank(found.caption),
      credit: nonBlank(found.credit),
      type: found.type && MEDIA_TYPE.test(found.type) ? found.type : undefined,
      ...pixels(found),
    }
  );
}

function feedEnclosure(enclosure: Enclosure, siteUrl: string): Enclosure | undefined {
  const { lengthBytes, durationSeconds } = enclosure;
  const found = atPublicUrl(enclosure, siteUrl);
  return (
    found && {
      url: found.url,
      type: MEDIA_TYPE.test(enclosure.type) ? enclosure.type : 'application/octet-stream',
      lengthBytes: isCount(lengthBytes) ? lengthBytes : undefined,
      durationSeconds: Number.isFinite(durationSeconds) && durationSeconds! > 0 ? durationSeconds : undefined,
      title: nonBlank(enclosure.title),
      ...pixels(found),
    }
  );
}

function pixels({ width, height }: Pick<Image, 'width' | 'height'>): Pick<Image, 'width' | 'height'> {
  return isCount(width) && isCount(height) ? { width, height } : {};
}

function isCount(number: number | undefined): number is number {
  return Number.isSafeInteger(number) && number! > 0;
}

function nonBlank(text: string | undefined): string | undefined {
  return text?.trim() ? text : undefined;
}
