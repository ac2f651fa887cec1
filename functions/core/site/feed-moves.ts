import type { Problem } from '../kernel/problem.ts';
import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import { placeOfKey } from '../output/addresses.ts';
import { parseFeedId } from '../output/feed-ids.ts';
import { ARTICLES_FOLDER, type FeedKind } from '../output/feed-kinds.ts';
import { isOwnKey } from '../output/outputs.ts';
import { keysAt } from './former-address.ts';
import { storedAddress } from './schema-stored-addresses.ts';
import type { MovedFeed, Site } from './site.ts';

/** What `moved` and `ended` of a `site.yaml` come to. */
export type FeedMoves = Pick<Site, 'moved' | 'ended'>;

/** What the file says, and what its own feeds are called. */
export interface WrittenMoves {
  readonly moved?: Readonly<Record<string, string>> | undefined;
  readonly ended?: readonly string[] | undefined;
  readonly sections?: object | undefined;
  readonly authors?: object | undefined;
  readonly feeds?: object | undefined;
}

export interface MoveFault {
  /** Of the field, in `site.yaml`. */
  readonly path: readonly PropertyKey[];
  readonly problem: Omit<Problem, 'field' | 'line' | 'column'>;
}

/** Longer addresses are no reader's; an S3 key holds 1,024 bytes. */
const MAX_PATH_BYTES = 900;

/** Receipts are under this in the uploads bucket: nobody should look for any on the site. */
const RECEIPTS_FOLDER = 'receipts/';

/** The fields of the file that declare feeds, by the kind of those. */
const DECLARED_IN: Partial<Record<FeedKind, 'sections' | 'authors' | 'feeds'>> = {
  section: 'sections',
  author: 'authors',
  feed: 'feeds',
};

/**
 * Reads the feeds that have moved or ended: old paths of this site, and where they lead now. A chain of moves is
 * one move to its end.
 */
export function readFeedMoves(written: WrittenMoves): FeedMoves & { readonly faults: readonly MoveFault[] } {
  const faults: MoveFault[] = [];
  const targets = new Map<string, string>();
  const fieldOf = new Map<string, readonly PropertyKey[]>();
  const take = (path: readonly PropertyKey[], address: string): string | undefined => {
    const from = sitePath(address);
    const fault = from === undefined ? notPath(address) : pathFault(from, fieldOf, written);
    if (fault) faults.push({ path, problem: fault });
    if (fault || from === undefined) return undefined;
    fieldOf.set(from, path);
    return from;
  };
  for (const [address, target] of Object.entries(written.moved ?? {})) {
    const from = take(['moved', address], address);
    const to = storedAddress(target);
    if (to === undefined) faults.push({ path: ['moved', address], problem: notTarget(target) });
    else if (from !== undefined) targets.set(from, to);
  }
  const ended = (written.ended ?? []).flatMap((address, index) => take(['ended', index], address) ?? []);
  const moved: MovedFeed[] = [];
  for (const from of targets.keys()) {
    const to = endOf(from, targets);
    if (to === undefined) faults.push({ path: fieldOf.get(from) ?? [], problem: loop(from) });
    else moved.push({ from, to });
  }
  return { moved, ended, faults };
}

/** The path of an address on this site without its first slash; undefined if it is none, or has a query. */
function sitePath(address: string): string | undefined {
  if (!/^\/(?!\/)[^?#\\]*$/.test(address)) return undefined;
  const url = URL.parse(address, SITE_ORIGIN);
  try {
    const path = decodeURIComponent(url?.pathname.slice(1) ?? '');
    const isBounded = new TextEncoder().encode(path).length <= MAX_PATH_BYTES;
    return isBounded && !/\/\/|^\/|[\p{Cc}\p{Cs}]/u.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function pathFault(
  from: string,
  fieldOf: ReadonlyMap<string, unknown>,
  written: WrittenMoves,
): MoveFault['problem'] | undefined {
  const { kind, slug } = parseFeedId(placeOfKey(`${from}/.`).feed);
  const field = DECLARED_IN[kind];
  const isDeclared = field !== undefined && Object.hasOwn(written[field] ?? {}, slug);
  const isOwn = from.startsWith(RECEIPTS_FOLDER) || keysAt(from).some(isOwnKey);
  if (isOwn || isDeclared) return taken(from);
  return fieldOf.has(from) ? twice(from) : undefined;
}

/** Where a chain of moves ends; undefined if it leads back. */
function endOf(from: string, targets: ReadonlyMap<string, string>): string | undefined {
  const seen = new Set<string>([from]);
  let to = targets.get(from);
  while (to?.startsWith(`${SITE_ORIGIN}/`)) {
    const next = sitePath(to.slice(SITE_ORIGIN.length));
    if (next === undefined || !targets.has(next)) break;
    if (seen.has(next)) return undefined;
    seen.add(next);
    to = targets.get(next);
  }
  return to;
}

function notPath(address: string): MoveFault['problem'] {
  return {
    code: 'path-invalid',
    severity: 'error',
    message: `"${address.slice(0, 100)}" is not the path of a feed on this site.`,
    hint: 'Write it from the first slash on, without "?" and "#", such as "/feed.xml" or "/blog/rss/".',
  };
}

function notTarget(target: string): MoveFault['problem'] {
  return {
    code: 'url-invalid',
    severity: 'error',
    message: `"${target.slice(0, 100)}" is not an address that a feed can have moved to.`,
    hint: 'Write a path of this site, such as "/rss.xml", or a web address in full.',
  };
}

function taken(from: string): MoveFault['problem'] {
  const isArticle = from.startsWith(ARTICLES_FOLDER);
  return {
    code: 'path-taken',
    severity: 'error',
    message: `"/${from}" is an address that this site serves itself.`,
    hint: isArticle
      ? 'For the former address of an article write "aliases" into the article.'
      : 'Remove this line, or the feed, section or author of that name.',
  };
}

function twice(from: string): MoveFault['problem'] {
  return {
    code: 'path-twice',
    severity: 'error',
    message: `"/${from}" is given twice among the feeds that moved or ended.`,
    hint: 'Remove one of the two lines.',
  };
}

function loop(from: string): MoveFault['problem'] {
  return {
    code: 'moved-loop',
    severity: 'error',
    message: `"/${from}" leads back to itself.`,
    hint: 'Let one of these lines lead to an address that has not moved.',
  };
}
