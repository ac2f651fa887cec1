import { escapeHtml } from '../../kernel/html-text.ts';
import type { Report } from '../../kernel/problem.ts';
import { cutAtWord } from '../../kernel/text.ts';
import type { Article, SiteDefaults } from '../article.ts';
import { factsOfKey } from '../article-key.ts';
import type { LinkContext } from '../article-links.ts';
import { readAuthors } from '../fields/authors.ts';
import { readDates } from '../fields/date-fields.ts';
import { readDraft } from '../fields/draft.ts';
import { reportEndTags } from '../fields/end-tags.ts';
import { readEpisode } from '../fields/episode.ts';
import { type Fields, placeOf } from '../fields/field.ts';
import { readBoolean, readText } from '../fields/field-values.ts';
import { readIdentifier } from '../fields/identifier.ts';
import { readLanguage } from '../fields/language.ts';
import { readEnclosures, readImage } from '../fields/media-fields.ts';
import { readCanonicalUrl, readSource, readSyndication } from '../fields/republication.ts';
import { readAliases, readSlug } from '../fields/slug-field.ts';
import { readTerms } from '../fields/terms.ts';
import { dropRepeatedTitle, firstParagraphText, takeFirstHeading } from '../html/headings.ts';
import { sanitise } from '../html/sanitise.ts';
import {
  DERIVED_SUMMARY_CHARACTERS,
  MAX_HTML_BYTES,
  MAX_RAW_HTML_CHARACTERS,
  MAX_SUMMARY_CHARACTERS,
  MAX_TITLE_CHARACTERS,
} from '../limits.ts';
import type { ArticleContent } from './article-content.ts';

/** An article, and the time zone that was assumed for dates without one. */
export interface AssembledArticle {
  readonly article: Article;
  readonly assumedZone?: string;
}

/**
 * Makes an article of what a source states and what its key says. Reports every problem, so that an editor sees all of
 * them at once. The article is complete only if no problem is an error.
 */
export function assembleArticle(
  content: ArticleContent,
  key: string,
  site: SiteDefaults,
  report: Report,
): AssembledArticle {
  const { fields } = content;
  const facts = factsOfKey(key);
  const slug = readSlug(fields, key, facts, report);
  const context: LinkContext = { key, slug, siteUrl: site.url };
  const { assumedZone, ...dates } = readDates(fields, facts.date, site, report);
  const id = readIdentifier(fields.get('id'), report);
  const language = readLanguage(fields.get('language'), site, report);
  const image = readImage(fields, context, report);
  const canonicalUrl = readCanonicalUrl(fields.get('canonical'), report);
  const source = readSource(fields, report);
  const syndication = readSyndication(fields.get('syndication'), report);
  const podcast = readEpisode(fields, context, report);
  const article: Article = {
    ...readBody(content, context, report),
    slug,
    ...(id && { id }),
    ...(language && { language }),
    ...(image && { image }),
    ...(canonicalUrl && { canonicalUrl }),
    ...(source && { source }),
    ...(syndication && { syndication }),
    ...(podcast && { podcast }),
    ...readTerms(fields, facts.sectionFolder, site, report),
    authors: readAuthors(fields.get('authors'), site, report),
    ...dates,
    draft: readDraft(fields, facts.isDraft, report),
    minor: readBoolean(fields.get('minor'), report) ?? false,
    enclosures: readEnclosures(fields, context, report),
    aliases: readAliases(fields.get('aliases'), slug, report),
  };
  reportEndTags(article, fields, report);
  return { article, ...(assumedZone && { assumedZone }) };
}

/** Reads title, summary and text together: a heading may be the title, the first paragraph the summary. */
function readBody(
  { fields, html: written, titleFromHeading }: ArticleContent,
  context: LinkContext,
  report: Report,
): Pick<Article, 'title' | 'summary' | 'html'> {
  const isTooLong = written.length > MAX_RAW_HTML_CHARACTERS;
  if (isTooLong) reportTooLarge(written.length, report);
  let html = isTooLong ? '' : sanitise(written, context, report);
  let title = readText(fields.get('title'), MAX_TITLE_CHARACTERS, report);
  if (title !== undefined) html = dropRepeatedTitle(html, title);
  else if (titleFromHeading) {
    const heading = takeFirstHeading(html);
    title = heading && cutAtWord(heading.text, MAX_TITLE_CHARACTERS);
    html = heading?.rest ?? html;
  }
  if (title === undefined && !isTooLong) reportMissingTitle(fields, report);
  const stated = readText(fields.get('summary'), MAX_SUMMARY_CHARACTERS, report);
  if (html === '' && stated) html = `<p>${escapeHtml(stated)}</p>`;
  if (!isTooLong) checkSize(html, report);
  const summary = stated ?? cutAtWord(firstParagraphText(html), DERIVED_SUMMARY_CHARACTERS);
  return { title: title ?? '', html, ...(summary && { summary }) };
}

function reportMissingTitle(fields: Fields, report: Report): void {
  const field = fields.get('title');
  // A title of the wrong type has been reported already.
  if (report.problems.some((problem) => problem.code === 'field-type' && problem.field === field?.name))
    return;
  report.error({
    code: 'title-missing',
    message: 'The article has no title.',
    hint: 'Write a title: a line "title: …" between --- lines at the top of a Markdown file, <title> in HTML, "title" in JSON, or the first line of a text.',
    ...(field ? placeOf(field) : { field: 'title' }),
  });
}

function checkSize(html: string, report: Report): void {
  if (html === '') {
    report.error({
      code: 'body-missing',
      message: 'The article has no text.',
      hint: 'Write the article below its title, or at least a summary.',
    });
    return;
  }
  const bytes = new TextEncoder().encode(html).length;
  if (bytes > MAX_HTML_BYTES) reportTooLarge(bytes, report);
}

function reportTooLarge(bytes: number, report: Report): void {
  report.error({
    code: 'too-large',
    message: `The article's text is ${Math.ceil(bytes / 1024)} KB as HTML. The limit is ${MAX_HTML_BYTES / 1024} KB.`,
    hint: 'Split the article into several articles.',
  });
}
