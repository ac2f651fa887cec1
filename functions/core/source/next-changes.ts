import type { Instant } from '../kernel/instant.ts';
import { feedId } from '../output/feed-ids.ts';
import { type Entry, untoldList } from '../output/lists.ts';
import type { Site } from '../site/site.ts';
import type { SourceVersion } from './accepted.ts';
import type { Circumstances, Decision } from './decision.ts';
import { earliestDue } from './entries.ts';
import { visibilityAt } from './lifecycle.ts';
import { changeSortKey, type PartnerChange, stillTold } from './partner-change.ts';
import type { SourceRecord } from './source-record.ts';

/**
 * The decision with what each partner is told of it. An article that leaves a partner's feed, for whatever reason,
 * leaves a tombstone there; the clock has it taken off when it ends.
 * @param decision with the changes known so far: this source's, or those of the source whose identity it takes
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
    const isIn = decision.entries.some(({ list }) => list === feedId('partner', partner));
    const { now } = circumstances;
    if (isIn) return changeWhileIn(partner, last, record, decision, now);
    return (last && stillTold([changeWhileOut(last, record, decision, now)], now)) ?? [];
  });
  const due = earliestDue(record.key, nextDue, changes);
  return { ...rest, ...(changes.length > 0 && { changes }), ...(due && { due }) };
}

/**
 * The entries of new changes in the lists of what webhooks are still to be told. An article that was published before
 * its partner was declared is not news: a new partner or a wider rule floods nobody.
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
  return news.map((change) => ({ list: untoldList(change.partner), sortKey: changeSortKey(key, change) }));
}

function changeWhileIn(
  partner: string,
  last: PartnerChange | undefined,
  before: SourceRecord,
  after: Decision,
  now: Instant,
): PartnerChange {
  if (last?.event === 'withdrawn') return { partner, event: 'published', at: later(now, justAfter(last.at)) };
  if (last) {
    if (!isNewVersion(before, after)) return last;
    return { partner, event: 'updated', at: later(visibleSince(after), justAfter(last.at)) };
  }
  const wasHeldBack = before.status === 'rejected' && isSameUpload(before.source, after.source);
  return { partner, event: 'published', at: wasHeldBack ? now : visibleSince(after) };
}

function changeWhileOut(
  last: PartnerChange,
  before: SourceRecord,
  after: Decision,
  now: Instant,
): PartnerChange {
  if (last.event === 'withdrawn') return last;
  const { title, slug } = before.accepted?.kind === 'article' ? before.accepted.article : {};
  const known = { ...(title !== undefined && { title }), ...(slug !== undefined && { slug }) };
  const at = later(expiryOf(after, now) ?? now, justAfter(last.at));
  return { partner: last.partner, event: 'withdrawn', at, ...known };
}

/** Since when the last upload's version was public. No clock of ours decides it, so that a rebuild gives the same. */
function visibleSince({ accepted, source }: Decision): Instant {
  const publishedAt = accepted?.kind === 'article' ? accepted.article.publishedAt : '';
  return later(publishedAt, source?.lastModified ?? '');
}

function expiryOf({ accepted }: Decision, now: Instant): Instant | undefined {
  if (accepted?.kind !== 'article' || visibilityAt(accepted.article, now) !== 'expired') return undefined;
  return accepted.article.expiresAt;
}

/** True for an upload with another content. If a new `site.yaml` reads the same upload otherwise, that is no change. */
function isNewVersion({ last: before }: SourceRecord, { last: after }: Decision): boolean {
  return before?.digest !== after?.digest && before?.sourceEtag !== after?.sourceEtag;
}

function isSameUpload(one: SourceVersion | undefined, other: SourceVersion | undefined): boolean {
  return one?.etag === other?.etag;
}

function justAfter(instant: Instant): Instant {
  return new Date(Date.parse(instant) + 1).toISOString();
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
