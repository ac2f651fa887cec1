import { nearestName } from '../../functions/core/kernel/nearest-name.ts';
import { isOutputId, outputOfKey, shortName } from '../../functions/core/output/outputs.ts';
import { MisspeltError } from '../errors.ts';
import { listSite } from '../stack/site-listing.ts';
import type { Stack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';
import { parseName } from './output-name.ts';

/** The error for a name of nothing there is, with the nearest name of something that has been published. */
export async function unknownName(
  name: string,
  siteUrl: string,
  stack: Stack,
  terminal: Terminal,
): Promise<MisspeltError> {
  const keys = (await listSite(stack, terminal)).keys();
  const outputs = [...new Set([...keys].flatMap((key) => outputOfKey(key) ?? []))];
  const meant = parseName(name, siteUrl)?.output ?? name;
  const nearest = nearestName(meant, outputs) ?? nearestName(meant, outputs.map(shortName));
  const hint = nearest
    ? `did you mean ${isOutputId(nearest) ? shortName(nearest) : nearest}?`
    : `broadsheet status${stack.flags} names the feeds`;
  return new MisspeltError(`there is nothing called ${name}: ${hint}`);
}
