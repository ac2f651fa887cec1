import type { FeedState } from '../../functions/core/feed/feed-state.ts';
import type { OutputId } from '../../functions/core/output/outputs.ts';
import type { FeedStates } from '../../functions/core/ports/feed-states.ts';
import { copyOf } from './copy-of.ts';
import type { Step } from './step.ts';

/** States on one page of the list. */
const PAGE = 100;

/** What was last published of each feed, in memory. */
export class MemoryFeedStates implements FeedStates {
  readonly states = new Map<OutputId, FeedState>();
  readonly #step: Step;

  constructor(step: Step = async () => {}) {
    this.#step = step;
  }

  async readFeedState(output: OutputId): Promise<FeedState | undefined> {
    await this.#step(`readFeedState ${output}`);
    return copyOf(this.states.get(output));
  }

  async writeFeedState(next: FeedState, read: FeedState): Promise<boolean> {
    await this.#step(`writeFeedState ${next.output}@${next.revision}`);
    if ((this.states.get(next.output)?.revision ?? 0) !== read.revision) return false;
    this.states.set(next.output, copyOf(next));
    return true;
  }

  async listFeedStates(after = ''): Promise<{ states: readonly FeedState[]; next?: OutputId }> {
    await this.#step('listFeedStates');
    const later = [...this.states.keys()]
      .filter((output) => output > after && output.startsWith('feed/'))
      .sort();
    const page = later.slice(0, PAGE);
    const next = later.length > PAGE ? page.at(-1) : undefined;
    return {
      states: page.map((output) => copyOf(this.states.get(output)!)),
      ...(next === undefined ? {} : { next }),
    };
  }
}
