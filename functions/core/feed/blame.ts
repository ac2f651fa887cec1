import { allStrings, checkPlaceholders, firstForbidden } from './check-text.ts';
import type { FeedEntry } from './feed-entry.ts';
import type { Violation } from './finished-feed.ts';

/** `violation`, once for each entry that is the cause of it, or as it is if that is none or already known. */
export function blame(
  violation: Violation,
  entries: readonly FeedEntry[],
  prefix: string,
): readonly Violation[] {
  if (violation.item !== undefined) return [violation];
  const causes = causesOf(violation, entries, prefix);
  return causes.length ? causes.map((item) => ({ ...violation, item })) : [violation];
}

/** The positions of the entries that break a rule on the document as a whole. */
function causesOf({ rule }: Violation, entries: readonly FeedEntry[], prefix: string): number[] {
  switch (rule) {
    case 'character-forbidden':
      return positions(entries, (entry) => firstForbidden(allStrings(entry)) !== undefined);
    case 'placeholder-left':
      return positions(
        entries,
        (entry) => checkPlaceholders(JSON.stringify(entry, undefined, 1), prefix).length > 0,
      );
    case 'too-large': {
      const lengths = entries.map(({ html = '' }) => html.length);
      return entries.length ? [lengths.indexOf(Math.max(...lengths))] : [];
    }
    default:
      return [];
  }
}

function positions(entries: readonly FeedEntry[], isCause: (entry: FeedEntry) => boolean): number[] {
  return entries.flatMap((entry, item) => (isCause(entry) ? [item] : []));
}
