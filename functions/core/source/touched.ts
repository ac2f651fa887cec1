import { digestOf } from '../kernel/digest.ts';
import { changesOutput, type OutputId } from '../output/outputs.ts';
import { type Change, changeEntries } from './changes.ts';
import { isContentClaim, parseClaim } from './claim.ts';
import type { Decision } from './decide.ts';
import { mediaOfSite, mediaUsesOf, touchedMedia } from './media-uses.ts';
import { outputsOf, outputsOfSite } from './outputs-of-source.ts';
import type { Entry, Pending, SourceRecord } from './source-record.ts';
import { claimsInForce } from './stated-claims.ts';

/** Every place at which the index lists a source. */
export function hintsOf(
  key: string,
  { accepted, entries, due, changes }: Pick<Decision, 'accepted' | 'entries' | 'due' | 'changes'>,
): Entry[] {
  return [...entries, ...(due ? [due] : []), ...mediaUsesOf(key, accepted), ...changeEntries(key, changes)];
}

/** What a commit of `after` over `before` owes the world, together with what was owed before. */
export function pendingAfter(before: SourceRecord, after: Decision, siteDigest: string): Pending {
  const wanted = new Set(hintsOf(before.key, after).map(({ feed, sortKey }) => `${feed} ${sortKey}`));
  const known = [...before.pending.staleEntries, ...hintsOf(before.key, before)];
  const released = [...before.claims, ...before.claiming].filter((claim) => !after.claims.includes(claim));
  const estate =
    after.status === 'withdrawn' ? (before.claims.find(isContentClaim) ?? before.pending.estate) : undefined;
  const isSite = after.accepted?.kind === 'site';
  return {
    outputs: union(before.pending.outputs, touchedOutputs(before, after, siteDigest)),
    unveiled: union(before.pending.unveiled, isUnveiling(before, after) ? mediaTouched(before, after) : []),
    staleEntries: known.filter(({ feed, sortKey }) => !wanted.has(`${feed} ${sortKey}`)),
    // One that was to be let go and is stated again stays: it is stated since later, so that others may go before.
    releases: union(before.pending.releases, released),
    displaced: before.pending.displaced,
    ...(estate && { estate }),
    receipt: true,
    reconcileAll: before.pending.reconcileAll || (isSite && before.siteDigest !== siteDigest),
  };
}

/**
 * The outputs to rebuild when `before` becomes `after` on the site `siteDigest`: all that either shows in, but
 * none if both show the same; and the addresses that lead to it by only one of them, or elsewhere: a claim that
 * was another's for a while may have been published as that one's.
 */
function touchedOutputs(before: SourceRecord, after: Decision, siteDigest: string): OutputId[] {
  const was = isCommitted(before) ? showingOf(before.key, before, before.siteDigest) : NOTHING;
  const is = showingOf(before.key, after, siteDigest);
  const shown = was.digest === is.digest ? [] : [...was.outputs, ...is.outputs];
  const left = [...was.addresses].filter(([output, to]) => is.addresses.get(output) !== to);
  const gained = [...is.addresses].filter(([output, to]) => was.addresses.get(output) !== to);
  const media = isUnveiling(before, after) ? [] : mediaTouched(before, after);
  return union(
    shown,
    [...left, ...gained].map(([output]) => output),
    media,
    otherChanges(before.stored ? before.changes : [], after.changes),
  );
}

/** Of the partners that are told otherwise than before. */
function otherChanges(before: readonly Change[] = [], after: readonly Change[] = []): OutputId[] {
  const texts = (changes: readonly Change[]) => new Set(changes.map((change) => JSON.stringify(change)));
  const [was, is] = [texts(before), texts(after)];
  const others = [...before, ...after].filter((change) => {
    const text = JSON.stringify(change);
    return !(was.has(text) && is.has(text));
  });
  return others.map(({ partner }) => changesOutput(partner));
}

/** Whether a hidden article goes, so that the files which only it named are nobody's secret any more. */
function isUnveiling(before: SourceRecord, after: Decision): boolean {
  return after.status === 'withdrawn' && before.entries.length === 0;
}

function mediaTouched(before: SourceRecord, after: Decision): OutputId[] {
  return touchedMedia(isCommitted(before) ? before : { entries: [] }, after);
}

/** What the ledger remembers was never committed; nobody knows what of it is published. */
function isCommitted({ siteDigest }: SourceRecord): boolean {
  return siteDigest !== undefined;
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

/** The outputs that what `record` says shows in now. */
export function showingOutputs(record: SourceRecord): readonly OutputId[] {
  const { outputs, addresses } = showingOf(record.key, record, record.siteDigest);
  const changes = (record.changes ?? []).map(({ partner }) => changesOutput(partner));
  return union(outputs, [...addresses.keys()], changes);
}

interface Showing {
  /** Equal digests: not a byte of any output differs. */
  readonly digest: string;
  readonly outputs: readonly OutputId[];
  /** Addresses that lead to the article, its own and former ones, and to which of its addresses. */
  readonly addresses: ReadonlyMap<OutputId, string>;
}

const NO_ADDRESSES: Showing['addresses'] = new Map();
const NOTHING: Showing = { digest: '', outputs: [], addresses: NO_ADDRESSES };

function showingOf(
  key: string,
  state: Pick<Decision, 'accepted' | 'entries' | 'claims' | 'slugs'>,
  siteDigest: string | undefined,
): Showing {
  const { accepted, entries } = state;
  switch (accepted?.kind) {
    case 'article': {
      if (entries.length === 0) return NOTHING;
      const { article } = accepted;
      const feeds = entries.map(({ feed }) => feed);
      const digest = digestOf([siteDigest, article]);
      return {
        digest,
        outputs: outputsOf(article, feeds),
        addresses: addressesOf(claimsInForce(state), `${article.slug} ${siteDigest}`),
      };
    }
    case 'media':
      return { digest: accepted.sourceEtag, outputs: [key], addresses: NO_ADDRESSES };
    case 'site':
      return {
        digest: accepted.digest,
        outputs: [...outputsOfSite(accepted.site), ...mediaOfSite(accepted.site)],
        addresses: NO_ADDRESSES,
      };
    default:
      return NOTHING;
  }
}

function addressesOf(claims: readonly string[], to: string): Showing['addresses'] {
  return new Map(addressOutputs(claims).map((output) => [output, to]));
}

/** The addresses among `claims`, as outputs. */
export function addressOutputs(claims: readonly string[]): OutputId[] {
  const parsed = claims.map(parseClaim).filter(({ kind }) => kind === 'slug' || kind === 'alias');
  return parsed.map(({ value }) => `article/${value}`);
}
