import fc from 'fast-check';
import type { Mutant } from '../support/explorer/scenario.ts';
import { history as anyHistory, type History } from './history.ts';
import type { MishapKind } from './mishap.ts';
import { play } from './play.ts';
import { silently } from './silently.ts';
import { problemsOf } from './verdict.ts';

export interface CampaignOptions {
  readonly runs: number;
  /**
   * What to play.
   *
   * @default - short and long ones
   */
  readonly histories?: fc.Arbitrary<History>;
  readonly seed?: number | undefined;
  /** Of a counterexample, as fast-check prints it: only that is played. */
  readonly path?: string | undefined;
  readonly mutant?: Mutant | undefined;
  /** Ends at the first history that goes wrong, however large. */
  readonly isEnough?: boolean;
  /** Told after each history. */
  readonly onHistory?: (campaign: Campaign) => void;
}

/** What was played, and what went wrong with it. */
export interface Figures {
  readonly histories: number;
  readonly edits: number;
  /** Requests to S3, DynamoDB and SQS. */
  readonly requests: number;
  readonly mishaps: ReadonlyMap<string, number>;
  /** The operations at which some function died. */
  readonly crashedAt: ReadonlySet<string>;
}

/** Many histories, and what came of them. */
export interface Campaign extends Figures {
  readonly seed: number;
  readonly mishaps: ReadonlyMap<MishapKind, number>;
  /** The smallest history found that goes wrong. */
  readonly counterexample?: Counterexample;
}

interface Counterexample {
  readonly history: History;
  readonly path: string;
  readonly problems: readonly string[];
  /** Every request that took effect, in order. */
  readonly trace: readonly string[];
}

/** Plays `runs` histories, or until one goes wrong; then makes that one smaller, as far as it still does. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  return await silently(async () => {
    const tally = new Tally();
    const property = fc.asyncProperty(options.histories ?? anyHistory, async (one) => {
      const problems = await tally.count(one, options.mutant);
      options.onHistory?.({ seed: options.seed ?? 0, ...tally.sum });
      return problems.length === 0;
    });
    const { runs, seed, path, isEnough: endOnFailure = false } = options;
    const found = await fc.check(property, {
      numRuns: path ? 1 : runs,
      endOnFailure,
      ...(seed !== undefined && { seed }),
      ...(path && { path }),
    });
    if (!found.failed) return { seed: found.seed, ...tally.sum };
    const [smallest] = found.counterexample as [History];
    const played = await play(smallest, { mutant: options.mutant, traces: true });
    const problems = await problemsOf(played, smallest.seed);
    const counterexample = {
      history: smallest,
      path: found.counterexamplePath ?? '',
      problems,
      trace: played.trace,
    };
    return { seed: found.seed, ...tally.sum, counterexample };
  });
}

class Tally {
  #histories = 0;
  #edits = 0;
  #requests = 0;
  readonly #mishaps = new Map<MishapKind, number>();
  readonly #crashedAt = new Set<string>();

  get sum(): Omit<Campaign, 'seed'> {
    return {
      histories: this.#histories,
      edits: this.#edits,
      requests: this.#requests,
      mishaps: this.#mishaps,
      crashedAt: this.#crashedAt,
    };
  }

  /** @returns what is wrong with the history. */
  async count(one: History, mutant: Mutant | undefined): Promise<readonly string[]> {
    const played = await play(one, { mutant });
    this.#histories++;
    this.#edits += one.edits.length;
    this.#requests += played.workers.requests;
    for (const [kind, count] of played.plan.counts) {
      this.#mishaps.set(kind, (this.#mishaps.get(kind) ?? 0) + count);
    }
    for (const operation of played.workers.crashedAt) this.#crashedAt.add(operation);
    return await problemsOf(played, one.seed);
  }
}
