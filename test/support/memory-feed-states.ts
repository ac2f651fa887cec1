import { completeFeedState, type FeedState } from '../../functions/core/feed/feed-state.ts';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import type { FeedStatePage, FeedStates } from '../../functions/core/ports/feed-states.ts';
import type { Step } from './step.ts';

/** States on one page of the list. */
const PAGE = 100;

/**
 * What was last published of each feed, in memory. It passes the same contract suite as the table's
 * (test/aws/publication-contract.test.ts).
 */
export class MemoryFeedStates implements FeedStates {
  readonly states = new Map<OutputId, FeedState>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  async readFeedState(output: OutputId): Promise<FeedState | undefined> {
    await this.#step(`readFeedState ${output}`);
    const state = this.states.get(output);
    return state && stored(state);
  }

  async writeFeedState(next: FeedState, read: FeedState): Promise<boolean> {
    await this.#step(`writeFeedState ${next.output}@${next.revision}`);
    if ((this.states.get(next.output)?.revision ?? 0) !== read.revision) return false;
    this.states.set(next.output, stored(next));
    return true;
  }

  async listFeedStates(after?: OutputId): Promise<FeedStatePage> {
    await this.#step('listFeedStates');
    return this.#list((output) => output.startsWith('feed/'), after);
  }

  async listAllStates(after?: OutputId): Promise<FeedStatePage> {
    await this.#step('listAllStates');
    return this.#list(() => true, after);
  }

  #list(isListed: (output: OutputId) => boolean, after = ''): FeedStatePage {
    const later = [...this.states.keys()]
      .filter((output) => isListed(output) && compareBytes(output, after) > 0)
      .sort(compareBytes);
    const page = later.slice(0, PAGE);
    const next = later.length > PAGE ? page.at(-1) : undefined;
    return {
      states: page.map((output) => stored(this.states.get(output)!)),
      ...(next === undefined ? {} : { next }),
    };
  }
}

/** A copy as the table gives it back: through JSON, which drops fields that are undefined. */
function stored(state: FeedState): FeedState {
  return completeFeedState(JSON.parse(JSON.stringify(state)));
}

/** DynamoDB sorts strings by their bytes in UTF-8. */
function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
