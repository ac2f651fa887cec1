import fc from 'fast-check';
import type { Figures } from '../campaign.ts';
import { cloudHistory, type History } from '../history.ts';
import { problemsOf } from '../verdict.ts';
import { playInCloud } from './play-in-cloud.ts';
import { rebuiltCloud } from './rebuilt-cloud.ts';

export interface CloudCampaignOptions {
  readonly runs: number;
  readonly seed: number;
  /** Plays only this one of them, counted from 0. */
  readonly only?: number | undefined;
  /** Told after each history. */
  readonly onHistory?: (histories: number) => void;
}

/** Histories that were played in local clouds, and those that went wrong. */
export interface CloudCampaign extends Figures {
  readonly failures: readonly CloudFailure[];
}

interface CloudFailure {
  /** Which of the histories. */
  readonly number: number;
  readonly history: History;
  readonly problems: readonly string[];
}

/** Plays histories one after the other, each in a local cloud of its own. */
export async function runCloudCampaign(options: CloudCampaignOptions): Promise<CloudCampaign> {
  const { runs, seed, only, onHistory } = options;
  const histories = fc.sample(cloudHistory, { numRuns: Math.max(runs, (only ?? 0) + 1), seed });
  const [mishaps, crashedAt, failures] = [new Map<string, number>(), new Set<string>(), [] as CloudFailure[]];
  let [count, edits, requests] = [0, 0, 0];
  for (const [number, history] of histories.entries()) {
    if (only !== undefined && number !== only) continue;
    const played = await playInCloud(history);
    const problems = await problemsOf(played, history.seed, rebuiltCloud);
    if (problems.length > 0) failures.push({ number, history, problems });
    count++;
    edits += history.edits.length;
    requests += played.requests;
    for (const [kind, times] of played.faults.counts) mishaps.set(kind, (mishaps.get(kind) ?? 0) + times);
    for (const operation of played.faults.crashedAt) crashedAt.add(operation);
    onHistory?.(count);
  }
  return { histories: count, edits, requests, mishaps, crashedAt, failures };
}
