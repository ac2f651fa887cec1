import { digestOf } from '../core/kernel/digest.ts';
import { ContentionError, NoSiteError, RecordTooLargeError } from '../core/kernel/errors.ts';
import type { LookOptions } from '../core/messages/intake-message.ts';
import { jobsFor } from '../core/messages/job-message.ts';
import type { Claims } from '../core/ports/claims.ts';
import { readSiteInForce, siteOf } from '../core/ports/site-in-force.ts';
import { DEFAULT_SITE, SITE_KEY } from '../core/site/site.ts';
import { untoldEntries, withChanges } from '../core/source/changes.ts';
import type { ClaimName } from '../core/source/claim.ts';
import { rejectTooLarge } from '../core/source/decide.ts';
import type { Circumstances } from '../core/source/places.ts';
import type { PublicationFault } from '../core/source/publication-fault.ts';
import { receiptKeyOf, sourceKindOf } from '../core/source/source-key.ts';
import type { AcceptedSite, SourceRecord } from '../core/source/source-record.ts';
import { pickDates } from '../core/source/stated-claims.ts';
import { hintsOf, pendingAfter, showingOutputs } from '../core/source/touched.ts';
import { type Claimed, claimAll } from './claims.ts';
import { decideUpload } from './decide-upload.ts';
import { fromLedger } from './ledger.ts';
import type { IngestPorts } from './ports.ts';
import { readUpload } from './read-upload.ts';
import { isToBeRestored, restore } from './restore-source.ts';
import { settle } from './settle.ts';
import { lostClaims, renewClaims } from './take-claim.ts';
import { writeReceipt } from './write-receipt.ts';

/** What a look at one source came to. */
export interface Outcome {
  readonly record: SourceRecord;
  /** Absent if nothing had changed: the receipt there still holds. */
  readonly receiptKey?: string;
}

interface Look extends LookOptions {
  /** Sources being restored, for whose sake this one is looked at. */
  readonly restored?: readonly string[];
}

/** How often a race over one source is lost before it is put off. */
const MAX_PASSES = 10;

/**
 * Makes the index agree with one object of the uploads bucket, and tells the outputs and the editor: the
 * ingest protocol, model-checked; the numbers are its steps (docs/protocols.md). It may run any number of
 * times, at once and in any order, and be killed anywhere: the next run finishes the work.
 *
 * @returns undefined for a key that is nobody's upload.
 * @throws ContentionError if others kept committing first; and whatever S3, DynamoDB and SQS throw.
 */
export async function reconcileSource(
  key: string,
  ports: IngestPorts,
  options: Look = {},
): Promise<Outcome | undefined> {
  if (!sourceKindOf(key)) return undefined;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const outcome = await reconcileOnce(key, ports, options);
    const isToMend = options.repair || options.reclaim;
    if (outcome && isToMend && !outcome.receiptKey) await makeGood(outcome.record, ports);
    if (outcome) return outcome;
  }
  throw new ContentionError(`${key}: others committed first, ${MAX_PASSES} times in a row`);
}

/**
 * Has what a settled record shows in rebuilt, where it differs, and its receipt written if that is lost: nothing
 * is changed that is right.
 */
async function makeGood(record: SourceRecord, ports: IngestPorts): Promise<void> {
  await ports.jobs.send(jobsFor(showingOutputs(record)));
  const site = siteOf(record) ?? (await siteInForce(ports));
  const receipt = await ports.uploads.headReceipt(receiptKeyOf(record.key));
  if (!receipt) await writeReceipt(record, site.site, ports.uploads);
}

/** One pass of the protocol; undefined if another worker was faster and it must start again. */
async function reconcileOnce(key: string, ports: IngestPorts, options: Look): Promise<Outcome | undefined> {
  const site = key === SITE_KEY ? undefined : await siteInForce(ports);
  // 1. The row, and only then the object: the other way round, an old look at S3 could pass for a new one.
  const record = await readRecord(key, options, ports);
  if (!record) return undefined;
  const faults = sourceKindOf(key) === 'article' ? await ports.faults.readFaults(key) : [];
  const lost = await claimsLost(record, options, ports.claims);
  // 2. The object. Absent means withdrawn.
  const hasNews = lost.length > 0 || digestOf(faults) !== digestOf(record.faults);
  const upload = await readUpload(record, site, hasNews, ports);
  if (upload.state === 'settled') {
    // 3. The fence: a slower worker with an older look at S3 can no longer commit.
    return (await ports.sources.fence(key, record.revision)) ? { record } : undefined;
  }
  const circumstances = { site: site?.site ?? DEFAULT_SITE, now: ports.clock() };
  const decideOn = (known: SourceRecord) => decideUpload(known, upload, circumstances, ports);
  const claimed = await claimAll(record, { decideOn, lost, circumstances }, ports);
  const committed = claimed && (await commit(claimed, { site, faults, circumstances }, ports));
  if (!committed) return undefined;
  const published = (site ?? siteOf(committed))?.site;
  if (!published) throw new TypeError('a committed site.yaml puts no site in force');
  // 6. to 8.
  const noLongerAwaited = record.waiting.filter((claim) => !committed.waiting.includes(claim));
  const receiptKey = await settle(committed, noLongerAwaited, published, ports);
  // The sweep of a site.yaml that came into force meanwhile may have passed before this source was here.
  if (site && (await siteInForce(ports)).digest !== site.digest) return undefined;
  return { record: committed, receiptKey };
}

/** The row of a source; without one, what its receipt remembers. Undefined if another worker was faster. */
async function readRecord(key: string, options: Look, ports: IngestPorts): Promise<SourceRecord | undefined> {
  const record = (await ports.sources.readSource(key)) ?? (await fromLedger(key, ports.uploads));
  if (!isToBeRestored(record)) return record;
  const reconcileFirst = async (owner: string, restored: readonly string[]) =>
    void (await reconcileSource(owner, ports, { restored }));
  return await restore(record, options.restored ?? [], reconcileFirst, ports);
}

/** Whoever takes a claim over has the former owner look; the repair looks whether that came to nothing. */
async function claimsLost(
  record: SourceRecord,
  { repair, reclaim }: LookOptions,
  claims: Claims,
): Promise<ClaimName[]> {
  if (!record.stored) return [];
  if (reclaim) return await renewClaims(record, claims);
  return repair ? await lostClaims(record, claims) : [];
}

/** What a record is committed with, besides the decision on it. */
interface CommitOptions {
  readonly site: AcceptedSite | undefined;
  readonly faults: readonly PublicationFault[];
  readonly circumstances: Circumstances;
}

/** Steps 4 and 5; undefined if another worker was faster. */
async function commit(
  claimed: Claimed,
  options: CommitOptions,
  { hints, sources }: IngestPorts,
): Promise<SourceRecord | undefined> {
  const next = nextRecord(claimed, options);
  // 4. Hints before the commit: what the row states, a query of the feed must find.
  const entries = [
    ...hintsOf(next.key, next),
    ...untoldEntries(claimed.record, next, options.circumstances.site),
  ];
  await Promise.all(entries.map((entry) => hints.putHint(entry, next.key, next.revision)));
  // 5. The commit. With it the row owes the world every output that the old or the new state shows in.
  try {
    return (await sources.writeSource(next, claimed.record)) ? next : undefined;
  } catch (error) {
    if (!(error instanceof RecordTooLargeError)) throw error;
    const { record, decision } = claimed;
    const tooLarge = rejectTooLarge(record, decision, options.circumstances);
    const refused = nextRecord({ record, decision: tooLarge, waiting: [] }, options);
    return (await sources.writeSource(refused, record)) ? refused : undefined;
  }
}

function nextRecord(
  { record, decision: decided, waiting }: Claimed,
  { site, faults, circumstances }: CommitOptions,
): SourceRecord {
  const decision = withChanges(record, decided, circumstances);
  const siteDigest = site?.digest ?? (decision.accepted?.kind === 'site' ? decision.accepted.digest : '');
  const awaited = waiting.map(({ claim }) => claim);
  return {
    ...decision,
    key: record.key,
    stored: true,
    revision: record.revision + 1,
    siteDigest,
    pending: pendingAfter(record, decision, siteDigest),
    claiming: [],
    waiting: awaited,
    owners: waiting.map(({ owner }) => owner),
    since: pickDates(decision.since, [...decision.claims, ...awaited]),
    faults,
  };
}

/** The site that the source is to be read under; committed first if there is none yet, or at an old address. */
async function siteInForce(ports: IngestPorts): Promise<AcceptedSite> {
  const present = await readSiteInForce(ports.sources, ports.address);
  if (present) return present;
  await reconcileSource(SITE_KEY, ports);
  const committed = await readSiteInForce(ports.sources, ports.address);
  if (!committed) throw new NoSiteError(`${SITE_KEY}: not in force after it was committed`);
  return committed;
}
