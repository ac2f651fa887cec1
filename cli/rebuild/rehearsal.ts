import type { FeedState } from '../../functions/core/feed/feed-state.ts';
import { BroadsheetError } from '../../functions/core/kernel/errors.ts';
import { type OutputId, outputOfKey } from '../../functions/core/output/outputs.ts';
import type { FeedStatePage, FeedStates } from '../../functions/core/ports/feed-states.ts';
import type { PublishPorts } from '../../functions/publish/ports.ts';
import { publishOutput } from '../../functions/publish/protocol/publish-output.ts';
import { type Change, RehearsedSite } from './rehearsed-site.ts';

/** What publishing one output would do. */
export interface Rehearsal {
  readonly changes: readonly Change[];
  /** The ETags of its objects as they are now, by key; undefined where there is none. */
  readonly present: ReadonlyMap<string, string | undefined>;
  /** True if it would keep the output as it is: the feed is held, or would be. */
  readonly isHeld: boolean;
  /** The outputs it would ask for in turn. */
  readonly asksFor: ReadonlySet<OutputId>;
  /** Why it would fail: no valid document can be made of it, or it kept changing while it was looked at. */
  readonly failure?: BroadsheetError;
}

/**
 * Runs the publish protocol itself on the index and the site as they are, but with every write noted down in
 * place of done.
 *
 * @throws errors of the SDK
 */
export async function rehearse(output: OutputId, ports: PublishPorts): Promise<Rehearsal> {
  const site = new RehearsedSite(ports.site);
  const asksFor = new Set<OutputId>();
  const run = publishOutput(output, {
    ...ports,
    hints: {
      queryHints: (list, query) => ports.hints.queryHints(list, query),
      putHint: async () => {},
      deleteHint: async () => {},
    },
    site,
    feedStates: new RehearsedFeedStates(ports.feedStates),
    faults: { putFault: async () => {}, deleteFault: async () => {} },
    jobs: {
      send: async (messages) => {
        for (const message of messages) if ('output' in message) asksFor.add(message.output);
      },
    },
    intake: { send: async () => {} },
    notices: { send: async () => {} },
  });
  const outcome = await run.catch(ownErrorOf);
  const failure = outcome instanceof BroadsheetError ? outcome : undefined;
  // An archive looks at its neighbours and may bring its feed up to date; what belongs to no output by its name is
  // an address of another system's.
  const isOwn = (key: string): boolean => (outputOfKey(key) ?? output) === output;
  const present = [...site.present].filter(([key]) => isOwn(key));
  return {
    changes: failure ? [] : site.changes.filter(({ key }) => isOwn(key)),
    present: new Map(present.map(([key, object]) => [key, object?.etag])),
    isHeld: !(outcome instanceof BroadsheetError) && outcome.kind !== 'published',
    asksFor,
    ...(failure && { failure }),
  };
}

function ownErrorOf(error: unknown): BroadsheetError {
  if (error instanceof BroadsheetError) return error;
  throw error;
}

/** The feeds' states as they are, and as they would be after what is written here; nothing reaches the table. */
class RehearsedFeedStates implements FeedStates {
  readonly #states: FeedStates;
  readonly #written = new Map<OutputId, FeedState>();

  constructor(states: FeedStates) {
    this.#states = states;
  }

  async readFeedState(output: OutputId): Promise<FeedState | undefined> {
    return this.#written.get(output) ?? (await this.#states.readFeedState(output));
  }

  async writeFeedState(next: FeedState): Promise<boolean> {
    this.#written.set(next.output, next);
    return true;
  }

  listFeedStates(after?: OutputId): Promise<FeedStatePage> {
    return this.#states.listFeedStates(after);
  }

  listAllStates(after?: OutputId): Promise<FeedStatePage> {
    return this.#states.listAllStates(after);
  }
}
