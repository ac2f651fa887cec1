import { digestOf } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { FeedId } from '../output/addresses.ts';
import { DUE } from '../output/outputs.ts';
import type { Site } from '../site/site.ts';
import type { Decision } from './decide.ts';
import { visibilityAt } from './lifecycle.ts';
import type { Circumstances } from './places.ts';
import type { Entry, SourceRecord, SourceVersion } from './source-record.ts';

/** What happened to an article, as a partner sees it. */
export type ChangeEvent = 'published' | 'updated' | 'withdrawn';

/** The last that happened to a source's article, as one partner sees it. */
export interface Change {
  /** The partner's name. */
  readonly partner: string;
  readonly event: ChangeEvent;
  /** Later with each change of one source. */
  readonly at: Instant;
  /** Of what was withdrawn: as the partner last had it. */
  readonly title?: string;
  readonly slug?: string;
}

/** So long a partner is told that an article was withdrawn. */
export const TOMBSTONE_DAYS = 30;

/**
 * The decision with what every partner is told of it. What was in a partner's feed and no longer is, for whatever
 * reason, leaves a tombstone there; the clock has it taken off.
 * @param decision with the changes that were known until now, be they this source's or of the one that it goes on as
 */
export function withChanges(
  record: SourceRecord,
  decision: Decision,
  circumstances: Circumstances,
): Decision {
  const { changes: known = [], due: nextDue, ...rest } = decision;
  const partners = Object.keys(circumstances.site.partners);
  const changes = partners.flatMap((partner) => {
    const last = known.find((change) => change.partner === partner);
    const isIn = decision.entries.some(({ feed }) => feed === `partner/${partner}`);
    const { now } = circumstances;
    if (isIn) return whileIn(partner, last, record, decision, now);
    return (last && stillTold([whileOut(last, record, decision, now)], now)) ?? [];
  });
  const due = dueWith(record.key, nextDue, changes);
  return { ...rest, ...(changes.length > 0 && { changes }), ...(due && { due }) };
}

/** Those of which it is not yet time to be silent. */
export function stillTold(changes: readonly Change[], now: Instant): readonly Change[] {
  return changes.filter((change) => change.event !== 'withdrawn' || endOf(change) > now);
}

/** Where the clock finds the source: at `due`, or when one of its tombstones comes to its end before. */
export function dueWith(key: string, due: Entry | undefined, changes: readonly Change[]): Entry | undefined {
  const ends = changes.filter(({ event }) => event === 'withdrawn').map(endOf);
  const entries = ends.map((end) => ({ feed: DUE, sortKey: `${end}#${digestOf(key)}` }));
  return [...(due ? [due] : []), ...entries].sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))[0];
}

/** Where the index lists a source for what partners are told of it. */
export function changeEntries(key: string, changes: readonly Change[] = []): Entry[] {
  return changes.map((change) => ({ feed: `changes/${change.partner}`, sortKey: changePlace(key, change) }));
}

/** The place of a source's change among those of its partner: newest last. */
export function changePlace(key: string, { at }: Change): string {
  return `${at}#${digestOf(key)}`;
}

/** Where the index lists the changes that a partner's webhook is yet to be told of. */
export function untoldFeed(partner: string): FeedId {
  return `untold/${partner}`;
}

/**
 * The places there of what is new with `after`. A partner's first look at an article that stood there before is none
 * of the article's doing: whoever declares a partner, or widens a rule, floods nobody.
 */
export function untoldEntries(
  { key, entries, source, changes: known = [] }: SourceRecord,
  after: Pick<SourceRecord, 'source' | 'changes'>,
  { partners }: Site,
): Entry[] {
  const wasThere = entries.length > 0 && isSameUpload(source, after.source);
  const news = (after.changes ?? []).filter((change) => {
    const last = known.find(({ partner }) => partner === change.partner);
    const isNew = last ? last.at !== change.at : !wasThere;
    return isNew && partners[change.partner]?.webhook !== undefined;
  });
  return news.map((change) => ({ feed: untoldFeed(change.partner), sortKey: changePlace(key, change) }));
}

function whileIn(
  partner: string,
  last: Change | undefined,
  before: SourceRecord,
  after: Decision,
  now: Instant,
): Change {
  if (last?.event === 'withdrawn') return { partner, event: 'published', at: later(now, justAfter(last.at)) };
  if (last) {
    if (!isNewVersion(before, after)) return last;
    return { partner, event: 'updated', at: later(visibleSince(after), justAfter(last.at)) };
  }
  const wasHeldBack = before.status === 'rejected' && isSameUpload(before.source, after.source);
  return { partner, event: 'published', at: wasHeldBack ? now : visibleSince(after) };
}

function whileOut(last: Change, before: SourceRecord, after: Decision, now: Instant): Change {
  if (last.event === 'withdrawn') return last;
  const { title, slug } = before.accepted?.kind === 'article' ? before.accepted.article : {};
  const known = { ...(title !== undefined && { title }), ...(slug !== undefined && { slug }) };
  const at = later(expiryOf(after, now) ?? now, justAfter(last.at));
  return { partner: last.partner, event: 'withdrawn', at, ...known };
}

/** Since when the version of the last upload could be seen: by no clock of ours, so that it is the same again. */
function visibleSince({ accepted, source }: Decision): Instant {
  const publishedAt = accepted?.kind === 'article' ? accepted.article.publishedAt : '';
  return later(publishedAt, source?.lastModified ?? '');
}

function expiryOf({ accepted }: Decision, now: Instant): Instant | undefined {
  if (accepted?.kind !== 'article' || visibilityAt(accepted.article, now) !== 'expired') return undefined;
  return accepted.article.expiresAt;
}

/** An upload with another content. What a new site.yaml makes of the old one is no change of the article. */
function isNewVersion({ last: before }: SourceRecord, { last: after }: Decision): boolean {
  return before?.digest !== after?.digest && before?.sourceEtag !== after?.sourceEtag;
}

function isSameUpload(one: SourceVersion | undefined, other: SourceVersion | undefined): boolean {
  return one?.etag === other?.etag;
}

function endOf({ at }: Change): Instant {
  return new Date(Date.parse(at) + TOMBSTONE_DAYS * 86_400_000).toISOString();
}

function justAfter(instant: Instant): Instant {
  return new Date(Date.parse(instant) + 1).toISOString();
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
