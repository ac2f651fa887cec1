import { SITE_KEY } from '../../functions/core/site/site.ts';
import { goesBefore } from '../../functions/core/source/claim.ts';
import { isPending } from '../../functions/core/source/pending.ts';
import { receiptFor } from '../../functions/core/source/receipt.ts';
import type { SourceRecord } from '../../functions/core/source/source-record.ts';
import type { Scenario } from '../support/explorer/scenario.ts';
import type { MemoryPipeline } from '../support/memory-pipeline.ts';

/**
 * What must hold of any index and any site once nothing is left to do, whatever was uploaded: the rows say
 * what the uploads are, and owe nobody anything; each output is what the index says.
 */
export async function unsettled(
  pipeline: MemoryPipeline,
  { outputs, objects }: Pick<Scenario, 'outputs' | 'objects'>,
): Promise<string[]> {
  const problems: string[] = [];
  const { records } = pipeline.sources;
  const keys = new Set([...records.keys(), ...pipeline.uploads.objects.keys()]);
  for (const key of keys) problems.push(...problemsOf(key, pipeline));
  for (const output of outputs) {
    const all = await pipeline.publish(output);
    const changed = objects ? all.filter((key) => objects.includes(key)) : all;
    if (changed.length > 0) problems.push(`${output} is not what the index says: ${changed.join(', ')}`);
  }
  return problems;
}

function problemsOf(key: string, pipeline: MemoryPipeline): string[] {
  const record = pipeline.sources.records.get(key);
  if (!record) return [`${key} was never looked at`];
  const checks: readonly [boolean, string][] = [
    [
      record.source?.etag === pipeline.uploads.objects.get(key)?.etag,
      'its row is of another version of the upload',
    ],
    [!isPending(record.pending), 'something is still pending'],
    [record.claiming.length === 0, 'it is still about to claim'],
    [
      record.claims.every((claim) => pipeline.claims.owners.get(claim)?.owner === key),
      'its claim is not its own',
    ],
    [record.waiting.every((claim) => isHeld(claim, pipeline)), 'it waits for a claim that nobody holds'],
    [
      record.waiting.every((claim, at) => pipeline.claims.owners.get(claim)?.owner === record.owners[at]),
      'its receipt names another owner than there is',
    ],
    [isByTheRule(record, pipeline), 'a claim is not that source’s which stated it first'],
    [isReadUnderTheSite(record, pipeline), 'it was read under another site'],
    [isAnswered(record, pipeline), 'its receipt answers for another state'],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => `${key}: ${problem}`);
}

/** A claim whose owner does not list it is a leftover, and as good as free. */
function isHeld(claim: string, { claims, sources }: MemoryPipeline): boolean {
  const owner = claims.owners.get(claim)?.owner;
  return owner !== undefined && sources.records.get(owner)?.claims.includes(claim) === true;
}

/** What the source holds it stated first, and what it waits for another did. */
function isByTheRule(record: SourceRecord, { sources }: MemoryPipeline): boolean {
  return Object.keys(record.since).every((claim) => {
    const others = [...sources.records.values()].filter((other) => other.key !== record.key);
    const isFirst = !others.some((other) => goesBefore(other, record, claim));
    return isFirst ? record.claims.includes(claim) : record.waiting.includes(claim);
  });
}

function isReadUnderTheSite(record: SourceRecord, { sources }: MemoryPipeline): boolean {
  return !record.source || record.siteDigest === sources.records.get(SITE_KEY)?.siteDigest;
}

function isAnswered(record: SourceRecord, pipeline: MemoryPipeline): boolean {
  const accepted = pipeline.sources.records.get(SITE_KEY)?.accepted;
  if (accepted?.kind !== 'site') return false;
  const right = receiptFor(record, accepted.site);
  return withoutRevision(pipeline.receipt(record.key)) === withoutRevision(right);
}

/** The fence moves a row's revision on without anything new to say. */
function withoutRevision(receipt: object | undefined): string {
  return JSON.stringify({ ...receipt, revision: undefined });
}

/** Titles in a published JSON Feed; none if it does not exist. */
export function titlesIn(pipeline: MemoryPipeline, key: string): string[] {
  const text = pipeline.site.text(key);
  return text === undefined ? [] : JSON.parse(text).items.map((item: { title: string }) => item.title);
}
