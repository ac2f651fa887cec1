import { monthOf } from '../../functions/core/kernel/month.ts';
import { nearestName } from '../../functions/core/kernel/nearest-name.ts';
import { feedRoot } from '../../functions/core/output/addresses.ts';
import { ARCHIVE_FOLDER } from '../../functions/core/output/feed-files.ts';
import {
  isOutputId,
  type OutputId,
  outputId,
  outputOfKey,
  parseOutput,
  shortName,
} from '../../functions/core/output/outputs.ts';
import { hintPages } from '../../functions/core/ports/hints.ts';
import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { UsageError } from '../errors.ts';
import { type NamedOutput, parseName } from '../names/output-name.ts';
import { listSite } from '../stack/site-listing.ts';
import type { Stack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';
import { rehearse } from './rehearsal.ts';

/** Later than every article: a query that starts here gives all of a feed, scheduled articles included. */
const END_OF_TIME = '9999-12-31T23:59:59.999Z';
const HINTS_AT_ONCE = 1_000;

/**
 * The outputs that `names` mean, each once. A feed stands for its archives too.
 *
 * @throws {UsageError} if a name means nothing that is published or should be
 */
export async function namedOutputs(
  names: readonly string[],
  stack: Stack,
  terminal: Terminal,
): Promise<OutputId[]> {
  const { url } = await readSite(stack.ports.sources);
  const outputs = new Set<OutputId>();
  for (const name of names) {
    const named = parseName(name, url);
    if (!named || !(await isSomething(named, stack))) throw await unknownName(name, url, stack, terminal);
    outputs.add(named.output);
    if (!named.isWholeFeed) continue;
    for (const archive of await archivesOf(named.output, stack, terminal)) outputs.add(archive);
  }
  return [...outputs];
}

/** True if an output has objects or should have. The object whose address it was named by must be among them. */
async function isSomething({ output, key }: NamedOutput, { ports }: Stack): Promise<boolean> {
  const { changes, present, failure } = await rehearse(output, ports);
  if (key !== undefined && !present.has(key)) return false;
  return (
    failure !== undefined || changes.length > 0 || [...present.values()].some((etag) => etag !== undefined)
  );
}

/** The months of a feed's archive: those that its hints are in, and those that have objects. */
async function archivesOf(output: OutputId, stack: Stack, terminal: Terminal): Promise<Set<OutputId>> {
  const parsed = parseOutput(output);
  if (parsed.kind !== 'feed') return new Set();
  const { feed } = parsed;
  const objects = await listSite(stack, terminal, feedRoot(feed) + ARCHIVE_FOLDER);
  const archives = new Set([...objects.keys()].flatMap((key) => outputOfKey(key) ?? []));
  const query = { before: END_OF_TIME, limit: HINTS_AT_ONCE };
  for await (const page of hintPages(stack.ports.hints, feed, query)) {
    for (const { sortKey } of page)
      archives.add(outputId({ kind: 'archive', feed, month: monthOf(sortKey) }));
  }
  return archives;
}

/** The error for a name that means nothing, with the most similar name of something published. */
async function unknownName(
  name: string,
  siteUrl: string,
  stack: Stack,
  terminal: Terminal,
): Promise<UsageError> {
  const keys = (await listSite(stack, terminal)).keys();
  const outputs = [...new Set([...keys].flatMap((key) => outputOfKey(key) ?? []))];
  const meant = parseName(name, siteUrl)?.output ?? name;
  const nearest = nearestName(meant, outputs) ?? nearestName(meant, outputs.map(shortName));
  const hint = nearest
    ? `did you mean ${isOutputId(nearest) ? shortName(nearest) : nearest}?`
    : `broadsheet status${stack.flags} lists the feeds`;
  return new UsageError(`there is nothing called ${name}: ${hint}`);
}
