import { type FeedState, type Hold, heldEntry } from '../../core/feed/feed-state.ts';
import { heldState, publishedState } from '../../core/feed/next-feed-state.ts';
import { ContentionError } from '../../core/kernel/errors.ts';
import { secondsUntil } from '../../core/kernel/instant.ts';
import { jobsFor } from '../../core/messages/job-message.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import { parseOutput } from '../../core/output/parse-output.ts';
import type { PublishPorts } from '../ports.ts';
import { keysOf, type RenderedOutput, viewOf } from '../views/views.ts';
import { judgeLosses, type Losses } from './feed-guard.ts';
import { isKeptWithFeed } from './feed-hold.ts';
import { readFeedRecord, writeFeedRecord } from './feed-record.ts';
import type { Documents, Rendering, View } from './output-view.ts';
import { publishMedia } from './publish-media.ts';
import { differing, headAll, type Present, writeAll } from './site-objects.ts';
import { topicDigests } from './topics.ts';

/**
 * A change that comes in while an output is rebuilt means another round. In a storm of them, as a bulk upload
 * is, a new job after the batching window is cheaper than many rounds.
 */
const MAX_ROUNDS = 3;

/** The outputs of which it is recorded what was left out of them, and of feeds what was published. */
const RECORDED: ReadonlySet<RenderedOutput['kind']> = new Set(['feed', 'archive', 'changes']);

export interface PublishOptions {
  /** Should the feed be held, it goes on with what there is now. */
  readonly release?: boolean;
  /** The feed is on the list of those that are held: if it is not, it is taken off. */
  readonly recheck?: boolean | undefined;
}

/** What became of an output. */
export interface Outcome {
  /** Keys, in no order. */
  readonly changed: readonly string[];
  /** Why the feed is kept as it is: its guard holds it. */
  readonly hold?: Hold;
  /** Whether that was not so, or not quite so, before. */
  readonly isNewHold?: boolean;
  /** A month of an archive that is kept as it is, for its feed is. */
  readonly isKept?: boolean;
  /** The feed was held, and goes on. */
  readonly isReleased?: boolean;
  /** What the check kept out of the documents. */
  readonly leftOut?: Rendering['leftOut'];
  /** Of a month of an archive: what became of its feed, each time that had to be judged first. */
  readonly judged?: readonly Judgement[];
}

interface Judgement {
  readonly feed: OutputId;
  readonly outcome: Outcome;
}

/**
 * Makes the objects of one output agree with the index: the publish protocol, model-checked; the numbers are
 * its steps (docs/protocols.md). Safe to run at any time, any number of times, several at once.
 *
 * @throws ContentionError if it kept changing: it must be published again, for what it was last rebuilt from
 *   may be no more
 * @throws InvalidDocumentError, NoSiteError, and whatever S3, DynamoDB and SQS throw; nothing invalid was written
 */
export async function publishOutput(
  id: OutputId,
  ports: PublishPorts,
  options: PublishOptions = {},
): Promise<Outcome> {
  const output = parseOutput(id);
  if (output.kind === 'media') return { changed: await publishMedia(output.key, ports) };
  const changed = new Set<string>();
  const judged: Judgement[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const outcome = await publishOnce({ id, output, judged }, ports, options);
    for (const key of outcome.changed) changed.add(key);
    if (outcome.isDone) return { ...outcome, changed: [...changed], judged };
  }
  throw new ContentionError(`${id}: changed during each of ${MAX_ROUNDS} rounds`);
}

/** What one round came to; not done: something moved, and it must be repeated. */
type Round = Outcome & { readonly isDone?: boolean };

interface Wanted {
  readonly id: OutputId;
  readonly output: RenderedOutput;
  /** Gathers what becomes of feeds on the way. */
  readonly judged: Judgement[];
}

/** An output as one round finds it. */
interface Found extends Wanted {
  readonly present: Present;
  /** Of outputs of which it is recorded what was last published. */
  readonly state?: FeedState;
  readonly view: View;
}

async function publishOnce(
  wanted: Wanted,
  ports: PublishPorts,
  { release = false, recheck = false }: PublishOptions,
): Promise<Round> {
  const { id, output } = wanted;
  // 1. The objects and what was last published, and only then the index: what replaces them is newer than those.
  const isRecorded = RECORDED.has(output.kind);
  const [present, state] = await Promise.all([
    headAll(keysOf(output), ports.site),
    isRecorded ? readFeedRecord(id, ports) : undefined,
  ]);
  // 2. The index, consistently.
  const view = await viewOf(output, ports);
  const found: Found = { ...wanted, present, view, ...(state && { state }) };
  if (!state || !view.feed) return await publishFound(found, { removed: [] }, ports);
  const { removed, hold } = await judgeLosses(state, view.feed, ports);
  if (hold && !(release && state.held)) return await holdFeed(state, hold, ports);
  const isListedAsHeld = recheck || state.held !== undefined;
  const round = await publishFound(found, { removed: hold ? [] : removed, isListedAsHeld }, ports);
  return { ...round, isReleased: state.held !== undefined };
}

/** On the list first: a feed that is held and not listed would be forgotten. */
async function holdFeed(
  state: FeedState,
  losses: NonNullable<Losses['hold']>,
  ports: PublishPorts,
): Promise<Round> {
  const next = heldState(state, losses, ports.clock());
  if (next !== state) await ports.hints.putHint(heldEntry(next.output), next.output, next.revision);
  const isDone = await writeFeedRecord(next, state, ports);
  return { changed: [], isDone, isNewHold: next !== state, ...(next.held && { hold: next.held }) };
}

interface Conclusion {
  /** What the feed's next state is to remember as taken out. */
  readonly removed: FeedState['removed'];
  /** The feed is, or may be, on the list of those that are held. */
  readonly isListedAsHeld?: boolean;
}

async function publishFound(found: Found, conclusion: Conclusion, ports: PublishPorts): Promise<Round> {
  const { id, output, present, state, view } = found;
  // 3. and 4. Render; check.
  const { documents, leftOut = [] } = view.render();
  const writes = differing(documents, present);
  if (view.heldWith && (writes.size > 0 || view.tell)) {
    const isKept = await isKeptWithFeed(id, view.heldWith, ports, async (feed) => {
      found.judged.push({ feed, outcome: await publishOutput(feed, ports) });
    });
    if (isKept !== false) return { changed: [], isKept: true, isDone: isKept };
  }
  // 5. Put what differs, if it is still what was seen. If not, another worker was faster: start again.
  const { changed, isComplete } = await writeAll(writes, present, ports.site);
  if (!isComplete) return { changed };
  // 6. Record what has been published, if no other worker has recorded anything else.
  const published = { ...conclusion, changed, leftOut, documents };
  if (state && !(await record(state, found, published, ports))) return { changed };
  // 7. An ETag is a digest, so there-and-back-again looks like no change. Only the index can tell.
  const seen = await viewOf(output, ports);
  if (seen.stamp !== view.stamp) return { changed };
  // What stands beside it may have been made from an older state; only once this one is right can that be told.
  const outdated = (await seen.outdated?.(ports.site)) ?? [];
  if (outdated.length > 0) await ports.jobs.send(jobsFor(outdated));
  await seen.tell?.(ports);
  if (seen.again) {
    await ports.jobs.send([{ output: id }], { delaySeconds: secondsUntil(seen.again, ports.clock()) });
  }
  return { changed, leftOut, isDone: true };
}

/** @returns false if another worker has recorded something else. */
async function record(
  state: FeedState,
  { id, view }: Found,
  published: Conclusion & {
    readonly changed: readonly string[];
    readonly leftOut: FeedState['leftOut'];
    readonly documents: Documents;
  },
  ports: PublishPorts,
): Promise<boolean> {
  const { changed, leftOut, removed, isListedAsHeld } = published;
  const { listing, items = [] } = view.feed ?? {};
  const topics = topicDigests(view.feed?.topics, published.documents);
  const changedAt = view.feed && changed.length > 0 ? ports.clock() : state.changedAt;
  const next = publishedState(state, { listing, items, removed, leftOut, changedAt, topics });
  if (!(await writeFeedRecord(next, state, ports))) return false;
  if (isListedAsHeld) await ports.hints.deleteHint(heldEntry(id), next.revision);
  return true;
}
