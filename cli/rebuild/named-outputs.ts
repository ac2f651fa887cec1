import { monthOf } from '../../functions/core/kernel/month.ts';
import { feedRoot } from '../../functions/core/output/addresses.ts';
import { ARCHIVE_FOLDER } from '../../functions/core/output/feed-files.ts';
import { type OutputId, outputId, outputOfKey, parseOutput } from '../../functions/core/output/outputs.ts';
import { hintPages } from '../../functions/core/ports/hints.ts';
import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { type NamedOutput, parseName } from '../names/output-name.ts';
import { unknownName } from '../names/unknown-name.ts';
import { listSite } from '../stack/site-listing.ts';
import type { Stack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';
import { rehearse } from './rehearsal.ts';

/** Later than every article: a query of a feed from here gives all of it, what is yet to come included. */
const END_OF_TIME = '9999-12-31T23:59:59.999Z';
const HINTS_AT_ONCE = 1_000;

/**
 * The outputs that `names` mean, each once; a feed stands for its archives too.
 *
 * @throws {MisspeltError} for a name of nothing that is, or should be, published
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

/** Whether an output has objects, or should have, the one it was named by among them. */
async function isSomething({ output, key }: NamedOutput, { ports }: Stack): Promise<boolean> {
  const { changes, present, failure } = await rehearse(output, ports);
  if (key !== undefined && !present.has(key)) return false;
  return (
    failure !== undefined || changes.length > 0 || [...present.values()].some((etag) => etag !== undefined)
  );
}

/** The months of a feed that are archived, or should be: those of its hints and of its objects. */
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
