import type * as z from 'zod/mini';
import { CHECKED_FEED } from '../render/json-feed.ts';
import { EXTENSION } from '../render/json-item.ts';
import { allStrings } from './check-text.ts';
import type { FinishedDocument, FinishedFeed, Violation } from './finished-feed.ts';

/** Reads a finished JSON Feed, and checks it by JSON Feed 1.1. */
export function readJson(json: string): FinishedDocument {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return {
      violations: [{ rule: 'not-well-formed', message: `This is not JSON: ${(error as Error).message}` }],
    };
  }
  const read = CHECKED_FEED.safeParse(value);
  const violations = [...(read.error?.issues.map(schemaViolation) ?? []), ...versionViolations(value)];
  return { feed: read.data ? finished(read.data) : undefined, violations, strings: allStrings(value) };
}

function finished(feed: z.output<typeof CHECKED_FEED>): FinishedFeed {
  const extension = feed[EXTENSION];
  const isWithdrawn = (item: (typeof feed.items)[number]) => item[EXTENSION]?.event === 'withdrawn';
  return {
    title: feed.title,
    homeUrl: feed.home_page_url,
    selfUrls: [feed.feed_url],
    hubs: feed.hubs?.map(({ url }) => url) ?? [],
    previousUrls: feed.next_url === undefined ? [] : [feed.next_url],
    currentUrls: extension?.archive_of === undefined ? [] : [extension.archive_of],
    isArchive: extension?.archive_of !== undefined,
    isComplete: extension?.complete ?? false,
    withdrawn: feed.items.filter(isWithdrawn).map((item) => ({ id: item.id, at: item[EXTENSION]?.at })),
    items: feed.items
      .filter((item) => !isWithdrawn(item))
      .map(({ id, url, title, summary, content_html }) => ({
        id,
        link: url,
        title,
        summary,
        html: content_html,
      })),
  };
}

function schemaViolation({ path, message }: { path: PropertyKey[]; message: string }): Violation {
  const [first, index] = path;
  const item = first === 'items' && typeof index === 'number' ? index : undefined;
  return { rule: 'json-schema', message: `${path.join('.')}: ${message}`, item };
}

/** JSON Feed 1.1: `version` should be the first key, so that a reader knows the format early. */
function versionViolations(value: unknown): Violation[] {
  if (Object.keys(Object(value))[0] === 'version') return [];
  return [{ rule: 'json-schema', message: 'version is not the first key.' }];
}
