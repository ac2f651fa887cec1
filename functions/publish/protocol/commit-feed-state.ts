import { type FeedState, newFeedState } from '../../core/feed/feed-state.ts';
import { faultsOf, toldState } from '../../core/feed/next-feed-state.ts';
import { looksAt } from '../../core/messages/intake-message.ts';
import { jobsFor } from '../../core/messages/job-message.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';

/** What was last published of an output; a new state if nothing ever was. */
export async function readFeedState(
  output: OutputId,
  { feedStates, clock }: Pick<PublishPorts, 'feedStates' | 'clock'>,
): Promise<FeedState> {
  return (await feedStates.readFeedState(output)) ?? newFeedState(output, clock());
}

/**
 * Writes `next` if it says more than `read`, then does what it owes the world. The row says what is owed until that is
 * done, so if a run dies, the next run does it.
 *
 * @returns false if another worker wrote first.
 */
export async function commitFeedState(
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

/** Writes the faults of the sources first, and only then asks ingest to look at those. */
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
