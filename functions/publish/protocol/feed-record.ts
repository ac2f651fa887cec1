import { type FeedState, newFeedState } from '../../core/feed/feed-state.ts';
import { faultsOf, toldState } from '../../core/feed/next-feed-state.ts';
import { looksAt } from '../../core/messages/intake-message.ts';
import { jobsFor } from '../../core/messages/job-message.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';

/** The state of a feed as it was last published. */
export async function readFeedRecord(
  output: OutputId,
  { feedStates, clock }: Pick<PublishPorts, 'feedStates' | 'clock'>,
): Promise<FeedState> {
  return (await feedStates.readFeedState(output)) ?? newFeedState(output, clock());
}

/**
 * Writes `next` if it says more than `read`, then tells the world what it owes; the row remembers until that is
 * done, so that a run which dies leaves it to the next.
 *
 * @returns false if another worker wrote first.
 */
export async function writeFeedRecord(
  next: FeedState,
  read: FeedState,
  ports: PublishPorts,
): Promise<boolean> {
  if (next.revision !== read.revision && !(await ports.feedStates.writeFeedState(next, read))) return false;
  const { outputs, sources, topics = [] } = next.pending;
  if (outputs.length + sources.length + topics.length === 0) return true;
  await tellSources(next, ports);
  if (outputs.length > 0) await ports.jobs.send(jobsFor(outputs));
  if (topics.length > 0) await ports.notices.send(topics.map((url) => ({ kind: 'topic', url })));
  // If another worker was faster, its state owes the same, and more.
  await ports.feedStates.writeFeedState(toldState(next), next);
  return true;
}

/** First what there is to tell, then the request to look at it. */
async function tellSources(state: FeedState, { faults, intake }: PublishPorts): Promise<void> {
  const { output, revision, pending } = state;
  if (pending.sources.length === 0) return;
  const present = faultsOf(state);
  await Promise.all(
    pending.sources.map((key) => {
      const fault = present.get(key);
      return fault ? faults.putFault(key, fault, revision) : faults.deleteFault(key, output, revision);
    }),
  );
  await intake.send(looksAt(pending.sources));
}
