import type { Entry } from '../output/lists.ts';
import type { OutputId } from '../output/outputs.ts';

/** What a commit still owes the world. It is forgotten once it is done (docs/protocols.md, ingest, step 9). */
export interface Pending {
  /** Outputs to rebuild. */
  readonly outputs: readonly OutputId[];
  /**
   * Media to look at again a quarter of an hour later: a hidden article named them and is deleted now. By then a
   * move is over, and whatever the article moved to has been read.
   */
  readonly unveiled: readonly OutputId[];
  /** Entries whose hints are to be deleted. */
  readonly staleEntries: readonly Entry[];
  /** Claims to release. Whoever waits for one of them is then asked to look again. */
  readonly releases: readonly string[];
  /** Sources that lose a claim to this one. They are to look again. */
  readonly displaced: readonly string[];
  /** The text among `releases` whose next owner goes on under this source's identity. */
  readonly estate?: string;
  /** True if the receipt is to be written. */
  readonly receipt: boolean;
  /** True if every source is to be looked at again, because the site changed. */
  readonly reconcileAll: boolean;
}

export const NOTHING_PENDING: Pending = {
  outputs: [],
  unveiled: [],
  staleEntries: [],
  releases: [],
  displaced: [],
  receipt: false,
  reconcileAll: false,
};

export function isPending(pending: Pending): boolean {
  return (
    pending.receipt ||
    pending.reconcileAll ||
    [pending.outputs, pending.unveiled, pending.staleEntries, pending.releases, pending.displaced].some(
      (owed) => owed.length > 0,
    )
  );
}
