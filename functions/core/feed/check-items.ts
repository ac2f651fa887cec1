import type { FeedChannel } from './feed-channel.ts';
import type { FeedEntry } from './feed-entry.ts';
import type { Finding, FinishedFeed } from './finished-feed.ts';
import { isPermanentId } from './uri.ts';

/**
 * The rules that are the same in every format: does the document say what it was made from?
 * @param relativeAddress finds one in HTML
 */
export function checkItems(
  feed: FinishedFeed,
  selfUrl: string,
  channel: FeedChannel,
  entries: readonly FeedEntry[],
  relativeAddress: (html: string) => string | undefined,
): Finding[] {
  const findings: Finding[] = [];
  if (feed.selfUrls.length !== 1 || feed.selfUrls[0] !== selfUrl) {
    findings.push({
      rule: 'self-link',
      message: `The feed is at ${selfUrl}, but says ${feed.selfUrls.join(', ')}.`,
    });
  }
  if (feed.homeUrl !== channel.homeUrl) {
    findings.push({
      rule: 'link-wrong',
      message: `The feed links to ${feed.homeUrl}, not to ${channel.homeUrl}.`,
    });
  }
  if (feed.items.length !== entries.length) {
    const message = `There are ${feed.items.length} items of ${entries.length} articles.`;
    findings.push({ rule: 'item-count', message });
  }
  const ids = new Set<string>();
  feed.items.forEach((item, index) => {
    for (const [rule, message] of [
      ...idFaults(item, entries[index], ids),
      ...itemFaults(item, entries[index], relativeAddress),
    ]) {
      findings.push({ rule, message, item: index });
    }
    if (item.id) ids.add(item.id);
  });
  return findings;
}

type Fault = readonly [rule: string, message: string];
type Item = FinishedFeed['items'][number];

function* idFaults(
  { id }: Item,
  entry: FeedEntry | undefined,
  earlier: ReadonlySet<string>,
): Generator<Fault> {
  if (!id) {
    yield ['id-missing', 'The item has no id.'];
    return;
  }
  if (!isPermanentId(id)) yield ['id-invalid', `The id ${id} is not an absolute URI in canonical form.`];
  if (earlier.has(id)) yield ['id-repeated', `Another item has the id ${id} too.`];
  if (entry && id !== entry.id) yield ['id-wrong', `The item has the id ${id}, its article ${entry.id}.`];
}

function* itemFaults(
  { title, link, html }: Item,
  entry: FeedEntry | undefined,
  relativeAddress: (html: string) => string | undefined,
): Generator<Fault> {
  if (!title?.trim()) yield ['title-blank', 'The item has no title.'];
  if (!entry) return;
  if (link !== entry.link)
    yield ['link-wrong', `The item links to ${link}, its article is at ${entry.link}.`];
  if (title !== entry.title) yield ['text-changed', 'The title is not read back as the article has it.'];
  if (html !== entry.html) yield ['text-changed', 'The content is not read back as the article has it.'];
  const relative = relativeAddress(html ?? '');
  if (relative !== undefined) yield ['url-relative', `The content holds the relative address "${relative}".`];
}
