import { digestOf } from '../core/kernel/digest.ts';
import { ContentionError, NoSiteError } from '../core/kernel/errors.ts';
import type { LookOptions } from '../core/messages/intake-message.ts';
import { jobsFor } from '../core/messages/job-message.ts';
import { readSiteInForce, siteOf } from '../core/ports/site-in-force.ts';
import { DEFAULT_SITE } from '../core/site/default-site.ts';
import { SITE_KEY } from '../core/site/site-key.ts';
import type { AcceptedSite } from '../core/source/accepted.ts';
import { decide } from '../core/source/decide.ts';
import { outputsShowing } from '../core/source/outputs-of-source.ts';
import type { SourceRecord } from '../core/source/source-record.ts';
import { receiptKeyOf, sourceKindOf } from '../core/source/upload-keys.ts';
import { commit } from './commit.ts';
import { lostClaims } from './lost-claims.ts';
import type { IngestPorts } from './ports.ts';
import { readUpload } from './read-upload.ts';
import { rebuildRecord } from './rebuild-record.ts';
import { mustBeRestored, restore } from './restore-source.ts';
import { settle } from './settle.ts';
import { takeClaims } from './take-claims.ts';
import { writeReceipt } from './write-receipt.ts';

/** What a look at one source came to. */
export type IngestOutcome =
  /** The key is nobody's upload. */
  | { readonly kind: 'skipped'; readonly key: string }
  /** Nothing had changed, and the receipt there still holds. */
  | { readonly kind: 'unchanged'; readonly record: SourceRecord }
  /** The record was committed and the upload answered. */
  | { readonly kind: 'ingested'; readonly record: SourceRecord; readonly receiptKey: string };

interface ReconcileOptions extends LookOptions {
  /** Sources being restored, for whose sake this one is looked at. */
  readonly restored?: readonly string[];
}

/** How often a race over one source may be lost before the source is put off. */
const MAX_PASSES = 10;

/**
 * Makes the index agree with one object of the uploads bucket, and tells the outputs and the editor. This is the
 * ingest protocol; the numbers are its steps (docs/protocols.md), and test/protocols explores its schedules. It may
 * run any number of times, several at once and in any order, and may be killed anywhere: the next run finishes the
 * work.
 *
 * @throws ContentionError if others kept committing first; and whatever S3, DynamoDB and SQS throw.
 */
export async function reconcileSource(
  key: string,
  ports: IngestPorts,
  options: ReconcileOptions = {},
): Promise<IngestOutcome> {
  if (!sourceKindOf(key)) return { kind: 'skipped', key };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const outcome = await reconcileOnce(key, ports, options);
    const mustRepair = options.repair || options.reclaim;
    if (outcome?.kind === 'unchanged' && mustRepair) await repair(outcome.record, ports);
    if (outcome) return outcome;
  }
  throw new ContentionError(`${key}: others committed first, ${MAX_PASSES} times in a row`);
}

/** Has every output that shows a settled record rebuilt, and writes its receipt if that is lost. */
async function repair(record: SourceRecord, ports: IngestPorts): Promise<void> {
  await ports.jobs.send(jobsFor(outputsShowing(record)));
  const site = siteOf(record) ?? (await siteInForce(ports));
  const receipt = await ports.uploads.headReceipt(receiptKeyOf(record.key));
  if (!receipt) await writeReceipt(record, site.site, ports.uploads);
}

/** One pass of the protocol. @returns undefined if another worker was faster and the pass must start again. */
async function reconcileOnce(
  key: string,
  ports: IngestPorts,
  options: ReconcileOptions,
): Promise<IngestOutcome | undefined> {
  const site = key === SITE_KEY ? undefined : await siteInForce(ports);
  // 1. The row, and only then the object. The other way round, an old look at S3 could pass for a new one.
  const record = await readRecord(key, options, ports);
  if (!record) return undefined;
  const faults = sourceKindOf(key) === 'article' ? await ports.faults.readFaults(key) : [];
  const lost = await lostClaims(record, options, ports.claims);
  // 2. The object. If it is absent, the source is withdrawn.
  const hasNews = lost.length > 0 || digestOf(faults) !== digestOf(record.faults);
  const found = await readUpload(record, site, hasNews, ports);
  if (found.state === 'settled') {
    // 3. The fence: a slower worker with an older look at S3 cannot commit any more.
    return (await ports.sources.fence(key, record.revision)) ? { kind: 'unchanged', record } : undefined;
  }
  // 4. The decision, and the claims that it needs.
  const upload = found.state === 'present' ? found : undefined;
  const circumstances = { site: site?.site ?? DEFAULT_SITE, now: ports.clock() };
  const decideOn = (known: SourceRecord) => decide(known, upload, circumstances, ports.address);
  const claimed = await takeClaims(record, { decideOn, lost, circumstances }, ports);
  // 5. and 6. The hints, then the commit.
  const committed = claimed && (await commit(claimed, { site, faults, circumstances }, ports));
  if (!committed) return undefined;
  const published = (site ?? siteOf(committed))?.site;
  if (!published) throw new TypeError('a committed site.yaml puts no site in force');
  // 7. to 9. What the commit owes the world.
  const noLongerAwaited = record.waiting.filter((claim) => !committed.waiting.includes(claim));
  const receiptKey = await settle(committed, noLongerAwaited, published, ports);
  // 10. The site once more. If another came into force, its sweep may have passed before this source was here.
  if (site && (await siteInForce(ports)).digest !== site.digest) return undefined;
  return { kind: 'ingested', record: committed, receiptKey };
}

/** The row of a source, or its record rebuilt from its receipt. @returns undefined if another worker was faster. */
async function readRecord(
  key: string,
  options: ReconcileOptions,
  ports: IngestPorts,
): Promise<SourceRecord | undefined> {
  const record = (await ports.sources.readSource(key)) ?? (await rebuildRecord(key, ports.uploads));
  if (!mustBeRestored(record)) return record;
  const reconcileFirst = async (owner: string, restored: readonly string[]) =>
    void (await reconcileSource(owner, ports, { restored }));
  return await restore(record, options.restored ?? [], reconcileFirst, ports);
}

/** The site to read the source under. If there is none yet, or at an old address, `site.yaml` is committed first. */
async function siteInForce(ports: IngestPorts): Promise<AcceptedSite> {
  const present = await readSiteInForce(ports.sources, ports.address);
  if (present) return present;
  await reconcileSource(SITE_KEY, ports);
  const committed = await readSiteInForce(ports.sources, ports.address);
  if (!committed) throw new NoSiteError(`${SITE_KEY}: not in force after it was committed`);
  return committed;
}
