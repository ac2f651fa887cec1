import { nameUuid } from '../../kernel/name-uuid.ts';
import type { Report } from '../../kernel/problem.ts';
import { slugify } from '../../kernel/slug.ts';
import { cutAtWord, oneLine } from '../../kernel/text.ts';
import type { Author, SiteDefaults } from '../article.ts';
import { MAX_AUTHORS, MAX_NAME_CHARACTERS } from '../limits.ts';
import { type Field, placeOf } from './field.ts';
import { asRecord, readList, reportType, scalarText, textMember } from './field-values.ts';

/** RFC 5321 section 4.5.3.1.3 bounds a mailbox. Every mail form accepts this shape. */
const MAX_EMAIL_CHARACTERS = 254;
const EMAIL = /^[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+$/;
const NAME_AND_EMAIL = /^([^<>]{1,200})<([^<>]{1,254})>$/;

/**
 * Reads the authors of an article: a name, `Name <e-mail>`, the key of one of the site's authors, a group of name,
 * email and url, or a list of any of these. What the site says of an author wins over what the article says.
 */
export function readAuthors(field: Field | undefined, site: SiteDefaults, report: Report): readonly Author[] {
  if (!field) return [];
  const members = typeof field.value === 'string' ? [field.value] : readList(field, MAX_AUTHORS, report);
  const authors = new Map<string, Author>();
  for (const member of members) {
    const author = readAuthor(member, field, site, report);
    if (author && !authors.has(author.slug)) authors.set(author.slug, author);
  }
  return [...authors.values()];
}

function readAuthor(member: unknown, field: Field, site: SiteDefaults, report: Report): Author | undefined {
  const record = asRecord(member);
  const text = scalarText(member);
  if (!record && text === undefined) return reportType(field, 'a name, or a list of names', report);
  const stated = record
    ? {
        name: textMember(record, 'name', 'fullname', 'displayname', 'slug', 'email') ?? '',
        email: textMember(record, 'email', 'mail'),
        url: textMember(record, 'url', 'website', 'link', 'homepage'),
      }
    : authorInText(oneLine(text ?? ''));
  if (stated.name === '') return undefined;
  const key = siteAuthorKey(stated.name, site);
  const known = key === undefined ? undefined : site.authors[key];
  const name = known?.name ?? cutAtWord(stated.name, MAX_NAME_CHARACTERS);
  const email = known?.email ?? checkedEmail(stated.email, field, report);
  const url = known?.url ?? checkedUrl(stated.url, field, report);
  const slug = key ?? (slugify(name) || nameUuid('author', name).slice(-12));
  return { slug, name, ...(email && { email }), ...(url && { url }) };
}

function authorInText(text: string): { name: string; email: string | undefined; url: undefined } {
  const [, name, email] = NAME_AND_EMAIL.exec(text) ?? [];
  if (name?.trim() && email) return { name: name.trim(), email: email.trim(), url: undefined };
  return { name: text, email: undefined, url: undefined };
}

/** The key of the site's author whom `name` means: by key, by the slug of the name, or by the name itself. */
function siteAuthorKey(name: string, site: SiteDefaults): string | undefined {
  if (Object.hasOwn(site.authors, name)) return name;
  const slug = slugify(name);
  if (slug !== '' && Object.hasOwn(site.authors, slug)) return slug;
  const folded = name.toLowerCase();
  return Object.keys(site.authors).find((key) => site.authors[key]?.name.toLowerCase() === folded);
}

function checkedEmail(email: string | undefined, field: Field, report: Report): string | undefined {
  if (email === undefined) return undefined;
  if (email.length <= MAX_EMAIL_CHARACTERS && EMAIL.test(email)) return email;
  report.warn({
    code: 'email-invalid',
    message: `"${email.slice(0, 100)}" is not an e-mail address. It was left out.`,
    hint: 'Write it like name@example.com.',
    ...placeOf(field),
  });
  return undefined;
}

function checkedUrl(written: string | undefined, field: Field, report: Report): string | undefined {
  if (written === undefined) return undefined;
  const url = URL.parse(written);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href;
  report.warn({
    code: 'url-invalid',
    message: `"${written.slice(0, 100)}" is not a web address. It was left out.`,
    hint: 'Write the whole address, beginning with https://.',
    ...placeOf(field),
  });
  return undefined;
}
