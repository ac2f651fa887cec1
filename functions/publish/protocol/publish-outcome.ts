import type { Hold, LeftOut } from '../../core/feed/feed-state.ts';
import type { OutputId } from '../../core/output/outputs.ts';

/** What became of an output. */
export type PublishOutcome = Result & {
  /** Keys of the objects that were written or deleted, in no order. */
  readonly changed: readonly string[];
  /** Only of an archive or a partner's changes: what became of its feed, each time that had to be judged first. */
  readonly judged: readonly Judgement[];
};

/** How the last round ended. */
export type Result =
  /** The output is as the index says. */
  | {
      readonly kind: 'published';
      /** The articles that the check left out of the documents. */
      readonly leftOut: readonly LeftOut[];
      /** True if the feed was held until now. */
      readonly isReleased: boolean;
    }
  /** The feed stays as it is: its guard holds it. */
  | {
      readonly kind: 'held';
      readonly hold: Hold;
      /** True if the feed was not held before, or not quite so. */
      readonly isNew: boolean;
    }
  /** The archive, or the partner's changes, stays as it is: its feed is held. */
  | { readonly kind: 'kept' };

/** What became of a feed. */
export interface Judgement {
  readonly feed: OutputId;
  readonly outcome: PublishOutcome;
}
