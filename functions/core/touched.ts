import { isContentClaim } from './claim.ts';
import type { Decision } from './decide.ts';
import { digestOf } from './digest.ts';
import { LATEST_OUTPUT, type OutputId, outputsOf } from './outputs.ts';
import type { Entry, Pending, SourceRecord } from './source-record.ts';

/** Every place at which the index lists a source. */
export function hintsOf({ entries, due }: Pick<Decision, 'entries' | 'due'>): Entry[] {
  return [...entries, ...(due ? [due] : [])];
}

/** What a commit of `after` over `before` owes the world, together with what was owed before. */
export function pendingAfter(before: SourceRecord, after: Decision, siteDigest: string): Pending {
  const wanted = new Set(hintsOf(after).map(({ feed, sortKey }) => `${feed} ${sortKey}`));
  const known = [...before.pending.staleEntries, ...hintsOf(before)];
  const releasable = [...before.pending.releases, ...before.claims, ...before.claiming];
  const estate =
    after.status === 'withdrawn' ? (before.claims.find(isContentClaim) ?? before.pending.estate) : undefined;
  const isSite = after.accepted?.kind === 'site';
  return {
    outputs: union(before.pending.outputs, touchedOutputs(before, after, siteDigest)),
    staleEntries: known.filter(({ feed, sortKey }) => !wanted.has(`${feed} ${sortKey}`)),
    releases: union(releasable).filter((claim) => !after.claims.includes(claim)),
    ...(estate && { estate }),
    receipt: true,
    reconcileAll: before.pending.reconcileAll || (isSite && before.siteDigest !== siteDigest),
  };
}

/**
 * The outputs to rebuild when `before` becomes `after` on the site `siteDigest`: all that either shows in;
 * none if both show the same.
 */
function touchedOutputs(before: SourceRecord, after: Decision, siteDigest: string): OutputId[] {
  const [was, is] = [
    showingOf(before.key, before, before.siteDigest),
    showingOf(before.key, after, siteDigest),
  ];
  return was.digest === is.digest ? [] : union(was.outputs, is.outputs);
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

/** The outputs that what `record` says shows in now. */
export function showingOutputs(record: SourceRecord): readonly OutputId[] {
  return showingOf(record.key, record, record.siteDigest).outputs;
}

interface Showing {
  /** Equal digests: not a byte of any output differs. */
  readonly digest: string;
  readonly outputs: readonly OutputId[];
}

const NOTHING: Showing = { digest: '', outputs: [] };

function showingOf(
  key: string,
  { accepted, entries }: Pick<Decision, 'accepted' | 'entries'>,
  siteDigest: string | undefined,
): Showing {
  switch (accepted?.kind) {
    case 'article':
      if (entries.length === 0) return NOTHING;
      return { digest: digestOf([siteDigest, accepted.article]), outputs: outputsOf(accepted.article) };
    case 'media':
      return { digest: accepted.sourceEtag, outputs: [key] };
    case 'site':
      return { digest: accepted.digest, outputs: [LATEST_OUTPUT] };
    default:
      return NOTHING;
  }
}
