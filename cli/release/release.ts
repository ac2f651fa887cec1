import type { FeedState } from '../../functions/core/feed/feed-state.ts';
import { nearestName } from '../../functions/core/kernel/nearest-name.ts';
import { feedId } from '../../functions/core/output/feed-ids.ts';
import { type OutputId, outputId, parseOutput, shortName } from '../../functions/core/output/outputs.ts';
import { allStates } from '../../functions/core/ports/feed-states.ts';
import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { printable } from '../../local/log/console.ts';
import { EXIT_CODE, type ExitCode, UsageError } from '../errors.ts';
import { parseName } from '../names/output-name.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { waitUntilIdle } from '../wait-until-idle.ts';

export interface ReleaseOptions extends TargetOptions {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly timeout: number;
}

/** What `broadsheet release --json` prints for each feed (docs/operations.md). */
interface ReleaseReport {
  readonly feed: string;
  readonly outcome: 'released' | 'not-held' | 'still-held';
  /** Why it is still held. */
  readonly reason?: string;
}

/**
 * `broadsheet release`: publishes held feeds as they are now, without what was deleted.
 *
 * @param names of feeds; none with `--all`
 * @throws {UsageError} if no feed has such a name, or none is named
 * @throws {InterruptedError} at Ctrl-C; the feeds are released all the same
 */
export async function release(
  names: readonly string[],
  options: ReleaseOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.all ? names.length > 0 : names.length === 0) {
    throw new UsageError('name the feeds to release (broadsheet status shows which are held), or use --all');
  }
  const reports = await withStack(options, (stack) => releaseFeeds(names, stack, options, terminal));
  terminal.print(options.json ? JSON.stringify(reports, undefined, 2) : describe(reports));
  return reports.some(({ outcome }) => outcome === 'still-held') ? EXIT_CODE.attention : EXIT_CODE.fine;
}

async function releaseFeeds(
  names: readonly string[],
  stack: Stack,
  { timeout }: ReleaseOptions,
  terminal: Terminal,
): Promise<ReleaseReport[]> {
  const states = await allStates((after) => stack.ports.feedStates.listFeedStates(after));
  const chosen =
    names.length > 0 ? await chooseFeeds(names, states, stack) : states.filter(({ held }) => held);
  const held = chosen.filter((state) => state.held);
  await stack.ports.jobs.send(held.map(({ output }) => ({ release: output })));
  const after = await waitForRelease(held, stack, timeout, terminal);
  return chosen.map((before) => reportOf(before, after.get(before.output), stack.flags));
}

/** @throws {UsageError} if no feed has such a name */
async function chooseFeeds(
  names: readonly string[],
  states: readonly FeedState[],
  { ports, flags }: Stack,
): Promise<FeedState[]> {
  const { url } = await readSite(ports.sources);
  return names.map((name) => {
    const output = parseName(name, url)?.output;
    const feed = feedOf(output);
    const chosen = states.find((state) => state.output === feed);
    if (chosen) return chosen;
    const nearest = nearestName(
      name,
      states.map(({ output }) => shortName(output)),
    );
    const hint = nearest ? `did you mean ${nearest}?` : `broadsheet status${flags} lists the feeds`;
    throw new UsageError(`there is no feed called ${name}: ${hint}`);
  });
}

/** The output of a feed. Its archives and a partner's changes are held and released with it, so they stand for it. */
function feedOf(output: OutputId | undefined): OutputId | undefined {
  const parsed = output === undefined ? undefined : parseOutput(output);
  if (parsed?.kind === 'changes') {
    return outputId({ kind: 'feed', feed: feedId('partner', parsed.partner) });
  }
  return parsed?.kind === 'feed' || parsed?.kind === 'archive'
    ? outputId({ kind: 'feed', feed: parsed.feed })
    : undefined;
}

/** Waits until none of `held` is held any more, or nothing is left that could change that; returns their states. */
async function waitForRelease(
  held: readonly FeedState[],
  stack: Stack,
  timeoutSeconds: number,
  terminal: Terminal,
): Promise<ReadonlyMap<OutputId, FeedState | undefined>> {
  const after = new Map<OutputId, FeedState | undefined>();
  const areReleased = async (): Promise<boolean> => {
    for (const { output } of held) after.set(output, await stack.ports.feedStates.readFeedState(output));
    return [...after.values()].every((state) => !state?.held);
  };
  await waitUntilIdle(stack, { timeoutSeconds, until: areReleased }, terminal);
  return after;
}

function reportOf(before: FeedState, after: FeedState | undefined, flags: string): ReleaseReport {
  const feed = shortName(before.output);
  if (!before.held) return { feed, outcome: 'not-held' };
  if (!after?.held) return { feed, outcome: 'released' };
  const reason =
    after.held.since === before.held.since
      ? `its job was not done: see broadsheet status${flags} and the log of publish`
      : `it was released, but would again have lost ${after.held.lost} of ${after.held.of} articles, so it is held again`;
  return { feed, outcome: 'still-held', reason };
}

function describe(reports: readonly ReleaseReport[]): string {
  if (reports.length === 0) return 'no feed is held';
  const lines = reports.map(({ feed, outcome, reason }) => {
    if (outcome === 'still-held') return `${feed} is still held: ${reason}`;
    return outcome === 'released' ? `${feed} is released` : `${feed} is not held`;
  });
  return lines.map(printable).join('\n');
}
