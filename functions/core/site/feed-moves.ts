import { SITE_ORIGIN } from '../kernel/site-origin.ts';
import { keysAt, locateKey } from '../output/addresses.ts';
import { parseFeedId } from '../output/feed-ids.ts';
import { ARTICLES_FOLDER, type FeedKind } from '../output/feed-kinds.ts';
import { isOwnKey } from '../output/outputs.ts';
import { storedAddress } from './address-values.ts';
import type { FieldProblem, PlacelessProblem } from './field-problems.ts';

/** The feeds that have moved or ended, by `site.yaml`. */
export interface FeedMoves {
  /** Feeds that have another address now. */
  readonly moved: readonly MovedFeed[];
  /** Paths of feeds that no longer exist, in the form of {@link MovedFeed.from}. */
  readonly ended: readonly string[];
}

interface MovedFeed {
  /** A path on this site without its leading slash, not percent-encoded: `feed.xml`, `blog/rss/`. */
  readonly from: string;
  /** A stored address (own ones under SITE_ORIGIN). */
  readonly to: string;
}

/** What the file says, and the names of its own feeds. */
interface WrittenMoves {
  readonly moved: Readonly<Record<string, string>>;
  readonly ended: readonly string[];
  readonly sections: object;
  readonly authors: object;
  readonly feeds: object;
}

/** An S3 key has at most 1,024 bytes. No reader asks for an address of this length. */
const MAX_PATH_BYTES = 900;

/** Receipts are in this folder of the uploads bucket. Nobody should look for them on the site. */
const RECEIPTS_FOLDER = 'receipts/';

/** The fields of the file that declare feeds, by the kind of those. */
const DECLARED_IN: Partial<Record<FeedKind, 'sections' | 'authors' | 'feeds'>> = {
  section: 'sections',
  author: 'authors',
  feed: 'feeds',
};

/**
 * Reads the feeds that have moved or ended: old paths of this site, and where they lead now. A chain of moves becomes
 * one move for each of its paths, to the end of the chain.
 */
export function readFeedMoves(
  written: WrittenMoves,
): FeedMoves & { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const targets = new Map<string, string>();
  const fieldOf = new Map<string, readonly PropertyKey[]>();
  const take = (path: readonly PropertyKey[], address: string): string | undefined => {
    const from = sitePath(address);
    const problem = from === undefined ? notPath(address) : pathProblem(from, fieldOf, written);
    if (problem) problems.push({ path, problem });
    if (problem || from === undefined) return undefined;
    fieldOf.set(from, path);
    return from;
  };
  for (const [address, target] of Object.entries(written.moved)) {
    const from = take(['moved', address], address);
    const to = storedAddress(target);
    if (to === undefined) problems.push({ path: ['moved', address], problem: notTarget(target) });
    else if (from !== undefined) targets.set(from, to);
  }
  const ended = written.ended.flatMap((address, index) => take(['ended', index], address) ?? []);
  const moved: MovedFeed[] = [];
  for (const from of targets.keys()) {
    const to = endOf(from, targets);
    if (to === undefined) problems.push({ path: fieldOf.get(from) ?? [], problem: loop(from) });
    else moved.push({ from, to });
  }
  return { moved, ended, problems };
}

/** The path of an address on this site without its first slash; undefined for anything else. */
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

function pathProblem(
  from: string,
  fieldOf: ReadonlyMap<string, unknown>,
  written: WrittenMoves,
): PlacelessProblem | undefined {
  const { kind, slug } = parseFeedId(locateKey(`${from}/.`).feed);
  const field = DECLARED_IN[kind];
  const isDeclared = field !== undefined && Object.hasOwn(written[field], slug);
  const isOwn = from.startsWith(RECEIPTS_FOLDER) || keysAt(from).some(isOwnKey);
  if (isOwn || isDeclared) return taken(from);
  return fieldOf.has(from) ? twice(from) : undefined;
}

/** The end of a chain of moves; undefined if the chain is a circle. */
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

function notPath(address: string): PlacelessProblem {
  return {
    code: 'path-invalid',
    severity: 'error',
    message: `"${address.slice(0, 100)}" is not the path of a feed on this site.`,
    hint: 'Begin with a slash and leave out "?" and "#": "/feed.xml" or "/blog/rss/".',
  };
}

function notTarget(target: string): PlacelessProblem {
  return {
    code: 'url-invalid',
    severity: 'error',
    message: `"${target.slice(0, 100)}" is not an address that a feed can have moved to.`,
    hint: 'Write a path of this site, such as "/rss.xml", or a whole web address.',
  };
}

function taken(from: string): PlacelessProblem {
  const isArticle = from.startsWith(ARTICLES_FOLDER);
  return {
    code: 'path-taken',
    severity: 'error',
    message: `"/${from}" is an address that this site serves itself.`,
    hint: isArticle
      ? 'If it was the address of an article, write it under "aliases" in the article.'
      : 'Remove this line, or the feed, section or author with this name.',
  };
}

function twice(from: string): PlacelessProblem {
  return {
    code: 'path-twice',
    severity: 'error',
    message: `"/${from}" is given twice among the feeds that moved or ended.`,
    hint: 'Remove one of the two lines.',
  };
}

function loop(from: string): PlacelessProblem {
  return {
    code: 'moved-loop',
    severity: 'error',
    message: `"/${from}" leads back to itself.`,
    hint: 'Change one of these lines: let it lead to an address that has not moved.',
  };
}
