import type { FinishedFeed, FinishedItem, Violation } from './finished-feed.ts';
import type { RuleName } from './rules.ts';
import { isPermanentId } from './uri.ts';

/**
 * The rules that are the same in every format and need nothing but the document.
 * @param relativeAddress finds one in HTML
 */
export function checkItems(
  feed: FinishedFeed,
  relativeAddress: (html: string) => string | undefined,
): Violation[] {
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
  if (earlier.has(id)) yield ['id-repeated', `Another item has the id ${id} too.`];
}

function* contentViolations(
  { title, html }: FinishedItem,
  relativeAddress: (html: string) => string | undefined,
): Generator<RuleAndMessage> {
  if (!title?.trim()) yield ['title-blank', 'The item has no title.'];
  const relative = relativeAddress(html ?? '');
  if (relative !== undefined) yield ['url-relative', `The content holds the relative address "${relative}".`];
}
