import type { RenderedFeed } from '../render/feed-document.ts';
import { isPermanentId } from '../render/uri.ts';
import { relativeAddress } from './check-content.ts';
import { checkCharacters, checkSize } from './check-text.ts';
import type { FinishedDocument, FinishedFeed, FinishedItem, Violation } from './finished-feed.ts';
import { readAtom } from './read-atom.ts';
import { readJson } from './read-json.ts';
import { readRss } from './read-rss.ts';
import type { RuleName } from './rules.ts';

const READERS: Readonly<Record<keyof RenderedFeed, (text: string) => FinishedDocument>> = {
  rss: readRss,
  atom: readAtom,
  json: readJson,
};

/**
 * Checks a finished document by the rules that need nothing but the document.
 * @param relativeIn finds a relative address in HTML
 * @returns the violations; and the document as read back, if its syntax allows
 */
export function checkDocument(
  format: keyof RenderedFeed,
  text: string,
  relativeIn = relativeAddress,
): { readonly feed?: FinishedFeed; readonly violations: readonly Violation[] } {
  const { feed, violations, strings } = READERS[format](text);
  const isArchive = feed !== undefined && feed.currentUrls.length > 0;
  return {
    feed,
    violations: [
      ...checkCharacters(strings ?? [text]),
      ...checkSize(text, isArchive),
      ...violations,
      ...(feed ? [...checkHistory(format, feed), ...checkItems(feed, relativeIn)] : []),
    ],
  };
}

/** RFC 5005: no document links to itself, a complete feed links to nothing older, an archive links to its feed. */
function checkHistory(format: keyof RenderedFeed, feed: FinishedFeed): Violation[] {
  const { selfUrls, previousUrls, currentUrls, isArchive, isComplete } = feed;
  const messages: string[] = [];
  if ([...previousUrls, ...currentUrls].some((url) => selfUrls.includes(url))) {
    messages.push('The document links to itself.');
  }
  if (isComplete && previousUrls.length > 0) messages.push('A complete feed links to older articles.');
  if (isArchive && currentUrls.length === 0) messages.push('An archive does not link to its feed.');
  if (isArchive && format === 'atom' && previousUrls.length === 0) {
    messages.push('An archive with nothing older is marked as one; the W3C validator warns of that.');
  }
  return messages.map((message) => ({ rule: 'history-wrong', message }));
}

/**
 * Checks items by the rules that are the same in every format.
 * @param relativeAddress finds one in HTML
 */
function checkItems(feed: FinishedFeed, relativeAddress: (html: string) => string | undefined): Violation[] {
  const ids = new Set<string>();
  const items = feed.items.flatMap((item, index) => {
    const violations = [...idViolations(item, ids), ...contentViolations(item, relativeAddress)];
    if (item.id) ids.add(item.id);
    return violations.map(([rule, message]) => ({ rule, message, item: index }));
  });
  return feed.title?.trim() ? items : [{ rule: 'title-blank', message: 'The feed has no title.' }, ...items];
}

type RuleAndMessage = readonly [rule: RuleName, message: string];

function* idViolations({ id }: FinishedItem, earlier: ReadonlySet<string>): Generator<RuleAndMessage> {
  if (!id) {
    yield ['id-missing', 'The item has no id.'];
    return;
  }
  if (!isPermanentId(id)) yield ['id-invalid', `The id ${id} is not an absolute URI in canonical form.`];
  if (earlier.has(id)) yield ['id-repeated', `Another item has the same id ${id}.`];
}

function* contentViolations(
  { title, html }: FinishedItem,
  relativeAddress: (html: string) => string | undefined,
): Generator<RuleAndMessage> {
  if (!title?.trim()) yield ['title-blank', 'The item has no title.'];
  const relative = relativeAddress(html ?? '');
  if (relative !== undefined)
    yield ['url-relative', `The content contains the relative address "${relative}".`];
}
