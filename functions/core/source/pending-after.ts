import type { MediaKey } from '../output/media-key.ts';
import { type OutputId, outputId } from '../output/outputs.ts';
import { isContentClaim } from './claim.ts';
import type { Decision } from './decision.ts';
import { allEntries, mediaNamedBy } from './entries.ts';
import { NOT_SHOWN, showingOf } from './outputs-of-source.ts';
import type { PartnerChange } from './partner-change.ts';
import type { Pending } from './pending.ts';
import type { SourceRecord } from './source-record.ts';

/** What a commit of `after` over `before` owes the world, together with what was owed before. */
export function pendingAfter(before: SourceRecord, after: Decision, siteDigest: string): Pending {
  const wanted = new Set(allEntries(before.key, after).map(({ list, sortKey }) => `${list} ${sortKey}`));
  const known = [...before.pending.staleEntries, ...allEntries(before.key, before)];
  const released = [...before.claims, ...before.claiming].filter((claim) => !after.claims.includes(claim));
  const estate =
    after.status === 'withdrawn' ? (before.claims.find(isContentClaim) ?? before.pending.estate) : undefined;
  const isSite = after.accepted?.kind === 'site';
  return {
    outputs: union(before.pending.outputs, touchedOutputs(before, after, siteDigest)),
    unveiled: union(before.pending.unveiled, isUnveiling(before, after) ? touchedMedia(before, after) : []),
    staleEntries: known.filter(({ list, sortKey }) => !wanted.has(`${list} ${sortKey}`)),
    // A claim that was to be released and is stated again stays here: it is stated since later, so others may go before.
    releases: union(before.pending.releases, released),
    displaced: before.pending.displaced,
    ...(estate && { estate }),
    receipt: true,
    reconcileAll: before.pending.reconcileAll || (isSite && before.siteDigest !== siteDigest),
  };
}

/**
 * The outputs to rebuild when `before` becomes `after` on the site `siteDigest`. If the two show differently, these
 * are all outputs that either shows in; if not, none of those. Addresses are compared by themselves, for a claim that
 * was another source's for a while may have been published as that one's: an address is rebuilt if only one of the
 * two has it, or if it leads elsewhere.
 */
function touchedOutputs(before: SourceRecord, after: Decision, siteDigest: string): OutputId[] {
  const was = isCommitted(before) ? showingOf(before.key, before, before.siteDigest) : NOT_SHOWN;
  const is = showingOf(before.key, after, siteDigest);
  const shown = was.digest === is.digest ? [] : [...was.outputs, ...is.outputs];
  const left = [...was.addresses].filter(([output, to]) => is.addresses.get(output) !== to);
  const gained = [...is.addresses].filter(([output, to]) => was.addresses.get(output) !== to);
  const media = isUnveiling(before, after) ? [] : touchedMedia(before, after);
  return union(
    shown,
    [...left, ...gained].map(([output]) => output),
    media,
    touchedChanges(before.stored ? before.changes : [], after.changes),
  );
}

/** The changes outputs of the partners that are told otherwise than before. */
function touchedChanges(
  before: readonly PartnerChange[] = [],
  after: readonly PartnerChange[] = [],
): OutputId[] {
  const texts = (changes: readonly PartnerChange[]) =>
    new Set(changes.map((change) => JSON.stringify(change)));
  const [was, is] = [texts(before), texts(after)];
  const others = [...before, ...after].filter((change) => {
    const text = JSON.stringify(change);
    return !(was.has(text) && is.has(text));
  });
  return others.map(({ partner }) => outputId({ kind: 'changes', partner }));
}

/** True if a hidden article is deleted. Files that only it named need not be hidden any more. */
function isUnveiling(before: SourceRecord, after: Decision): boolean {
  return after.status === 'withdrawn' && before.entries.length === 0;
}

/** The media that may become public or hidden when `before` becomes `after`. */
function touchedMedia(before: SourceRecord, after: Decision): MediaKey[] {
  const was = isCommitted(before) ? mediaNamedBy(before.accepted) : [];
  const wasShown = isCommitted(before) && before.entries.length > 0;
  const is = mediaNamedBy(after.accepted);
  if (wasShown !== after.entries.length > 0) return [...new Set([...was, ...is])];
  return [...was.filter((key) => !is.includes(key)), ...is.filter((key) => !was.includes(key))];
}

/** False for a record rebuilt from the ledger, of which nobody knows what is published. */
function isCommitted({ siteDigest }: SourceRecord): boolean {
  return siteDigest !== undefined;
}

function union<Value extends string>(...lists: readonly (readonly Value[])[]): Value[] {
  return [...new Set(lists.flat())].sort();
}
