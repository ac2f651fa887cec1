import { type OutputId, outputId, outputOfKey } from '../../functions/core/output/outputs.ts';
import { outputsShowing } from '../../functions/core/source/outputs-of-source.ts';
import { listSite } from '../stack/site-listing.ts';
import { scanSources } from '../stack/sources.ts';
import type { Stack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';

/** Everything that is published or should be. */
export interface Everything {
  readonly outputs: ReadonlySet<OutputId>;
  /** Objects of the site that belong to no output. */
  readonly foreign: readonly string[];
}

/** Every output that a source shows in, by its record, and every output that an object of the site belongs to. */
export async function allOutputs(stack: Stack, terminal: Terminal): Promise<Everything> {
  const outputs = new Set<OutputId>();
  const unnamed: string[] = [];
  for (const key of (await listSite(stack, terminal)).keys()) {
    const output = outputOfKey(key);
    if (output === undefined) unnamed.push(key);
    else outputs.add(output);
  }
  let sources = 0;
  await scanSources(stack.dynamodb, stack.outputs.IndexTable, terminal.signal, async (page) => {
    for (const record of await stack.ports.sources.readSources(page.map(({ key }) => key))) {
      for (const output of outputsShowing(record)) outputs.add(output);
    }
    sources += page.length;
    terminal.progress(`${sources} sources read`);
  });
  // A former address can be any key: only the record of `site.yaml` knows them.
  return { outputs, foreign: unnamed.filter((key) => !outputs.has(outputId({ kind: 'former', key }))) };
}
