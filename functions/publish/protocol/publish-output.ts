import { type FeedState, heldEntry, isHeld, type LeftOut } from '../../core/feed/feed-state.ts';
import { heldState, publishedState } from '../../core/feed/next-feed-state.ts';
import { ContentionError } from '../../core/kernel/errors.ts';
import { secondsUntil } from '../../core/kernel/instant.ts';
import { jobsFor } from '../../core/messages/job-message.ts';
import { isRecorded, keysOf, type OutputId, parseOutput } from '../../core/output/outputs.ts';
import type { PublishPorts } from '../ports.ts';
import { topicDigests } from '../views/topics.ts';
import type { Documents, View } from '../views/view.ts';
import { type RenderedOutput, viewOf } from '../views/views.ts';
import { commitFeedState, readFeedState } from './commit-feed-state.ts';
import { judgeLosses, type Losses } from './feed-guard.ts';
import { keepWithFeed } from './keep-with-feed.ts';
import { publishMedia } from './publish-media.ts';
import type { Judgement, PublishOutcome, Result } from './publish-outcome.ts';
import { differing, headAll, type Present, writeAll } from './site-objects.ts';

/**
 * A change that comes in while an output is rebuilt takes another round. In a storm of changes, such as a bulk upload,
 * a new job after the batching window is cheaper than many rounds.
 */
const MAX_ROUNDS = 3;

export interface PublishOptions {
  /** True: if the feed is held, it is published as it is now. */
  readonly release?: boolean;
  /** True: the feed is in the list of held feeds. If it is not held, it is taken off the list. */
  readonly recheck?: boolean | undefined;
}

/**
 * Makes the objects of one output agree with the index. This is the publish protocol; the numbers are its steps
 * (docs/protocols.md), and test/protocols explores its schedules. Safe to run at any time, any number of times,
 * several at once.
 *
 * @throws ContentionError if the index or the objects kept changing. The output must then be published again, for what
 *   it was last rebuilt from may be out of date.
 * @throws InvalidDocumentError, NoSiteError, and whatever S3, DynamoDB and SQS throw. Nothing invalid was written.
 */
export async function publishOutput(
  id: OutputId,
  ports: PublishPorts,
  options: PublishOptions = {},
): Promise<PublishOutcome> {
  const output = parseOutput(id);
  if (output.kind === 'media') {
    const changed = await publishMedia(output, ports);
    return { kind: 'published', changed, leftOut: [], isReleased: false, judged: [] };
  }
  const changed = new Set<string>();
  const judged: Judgement[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { changed: inRound, result } = await publishOnce({ id, output, judged }, ports, options);
    for (const key of inRound) changed.add(key);
    if (result !== 'moved') return { ...result, changed: [...changed], judged };
  }
  throw new ContentionError(`${id}: changed during each of ${MAX_ROUNDS} rounds`);
}

/** What one round came to. */
interface Round {
  readonly changed: readonly string[];
  /** `moved`: another worker was faster, and the round must be repeated. */
  readonly result: Result | 'moved';
}

interface Wanted {
  readonly id: OutputId;
  readonly output: RenderedOutput;
  /** Collects what becomes of feeds on the way. */
  readonly judged: Judgement[];
}

/** An output as one round finds it. */
interface Found extends Wanted {
  readonly present: Present;
  /** Only of outputs that have a row. */
  readonly state: FeedState | undefined;
  readonly view: View;
}

async function publishOnce(
  wanted: Wanted,
  ports: PublishPorts,
  { release = false, recheck = false }: PublishOptions,
): Promise<Round> {
  const { id, output } = wanted;
  // 1. The objects and what was last published. Read before the index, so that what replaces them is newer.
  const [present, state] = await Promise.all([
    headAll(keysOf(output), ports.site),
    isRecorded(output) ? readFeedState(id, ports) : undefined,
  ]);
  // 2. The index, consistently.
  const view = await viewOf(output, ports);
  const found: Found = { ...wanted, present, view, state };
  if (!state || !view.feed) return await publishFound(found, NO_LOSSES, ports);
  // 3. Only of a feed: the guard.
  const { removed, hold } = await judgeLosses(state, view.feed, ports);
  if (hold && !(release && isHeld(state))) return await holdFeed(state, hold, ports);
  const isReleased = isHeld(state);
  const isListedAsHeld = recheck || isReleased;
  return await publishFound(found, { removed: hold ? [] : removed, isReleased, isListedAsHeld }, ports);
}

/** Holds a feed. Its entry in the list of held feeds comes first: a held feed that is not listed would be forgotten. */
async function holdFeed(
  state: FeedState,
  losses: NonNullable<Losses['hold']>,
  ports: PublishPorts,
): Promise<Round> {
  const next = heldState(state, losses, ports.clock());
  const isNew = next !== state;
  if (isNew) await ports.hints.putHint(heldEntry(next.output), next.output, next.revision);
  const isCommitted = await commitFeedState(next, state, ports);
  return { changed: [], result: isCommitted ? { kind: 'held', hold: next.held, isNew } : 'moved' };
}

/** What the guard of a feed came to that lets it be published. */
interface Verdict {
  /** The articles that the feed's next state is to remember as taken out. */
  readonly removed: FeedState['removed'];
  /** True if the feed was held until now. */
  readonly isReleased: boolean;
  /** True if the feed is, or may be, in the list of held feeds. */
  readonly isListedAsHeld: boolean;
}

const NO_LOSSES: Verdict = { removed: [], isReleased: false, isListedAsHeld: false };

async function publishFound(found: Found, verdict: Verdict, ports: PublishPorts): Promise<Round> {
  const { id, output, present, view } = found;
  // 4. Render, and check the finished documents.
  const { documents, leftOut = [] } = view.render();
  const writes = differing(documents, present);
  // 5. Only of an archive or a partner's changes: nothing is written while the feed is held.
  if (view.heldWith && (writes.size > 0 || view.tell)) {
    const answer = await keepWithFeed(id, view.heldWith, ports, async (feed) => {
      found.judged.push({ feed, outcome: await publishOutput(feed, ports) });
    });
    if (answer !== 'free') return { changed: [], result: answer === 'kept' ? { kind: 'kept' } : 'moved' };
  }
  // 6. Put what differs, if it still is what was seen in 1. If not, another worker was faster: start again.
  const { changed, isComplete } = await writeAll(writes, present, ports.site);
  if (!isComplete) return { changed, result: 'moved' };
  // 7. Record what was published, if no other worker has recorded anything since 1.
  const isCommitted = await record(found, { ...verdict, changed, leftOut, documents }, ports);
  if (!isCommitted) return { changed, result: 'moved' };
  // 8. The index again. An ETag is a digest, so an output that changed and changed back looks as if it had not.
  const seen = await viewOf(output, ports);
  if (seen.stamp !== view.stamp) return { changed, result: 'moved' };
  await tellOthers(id, seen, ports);
  return { changed, result: { kind: 'published', leftOut, isReleased: verdict.isReleased } };
}

/**
 * Writes the row of an output that has one.
 * @returns false if another worker has recorded something else.
 */
async function record(
  { id, state, view }: Found,
  published: Verdict & {
    readonly changed: readonly string[];
    readonly leftOut: readonly LeftOut[];
    readonly documents: Documents;
  },
  ports: PublishPorts,
): Promise<boolean> {
  if (!state) return true;
  const { changed, leftOut, removed, isListedAsHeld } = published;
  const { listing, items = [] } = view.feed ?? {};
  const topics = topicDigests(view.feed?.topics, published.documents);
  const changedAt = view.feed && changed.length > 0 ? ports.clock() : state.changedAt;
  const next = publishedState(state, { listing, items, removed, leftOut, changedAt, topics });
  if (!(await commitFeedState(next, state, ports))) return false;
  if (isListedAsHeld) await ports.hints.deleteHint(heldEntry(id), next.revision);
  return true;
}

/** Step 9. Only once the output is as the index says can the others be compared with it, and can it be fetched. */
async function tellOthers(id: OutputId, view: View, ports: PublishPorts): Promise<void> {
  // 9. The outputs that name this one, the notices, and a job for when this function's clock agrees with ingest's.
  const outdated = (await view.outdated?.(ports.site)) ?? [];
  if (outdated.length > 0) await ports.jobs.send(jobsFor(outdated));
  await view.tell?.(ports);
  if (view.again) {
    const delaySeconds = secondsUntil(view.again, ports.clock());
    await ports.jobs.send([{ output: id }], { delaySeconds });
  }
}
