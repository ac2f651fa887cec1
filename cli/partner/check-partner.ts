import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { MisspeltError } from '../errors.ts';
import type { Stack } from '../stack/stack.ts';
import { undeclared } from './named-partner.ts';

/** Makes sure that `site.yaml` declares a partner. @throws {MisspeltError} if it does not */
export async function checkPartner(name: string, { ports }: Stack): Promise<void> {
  const fault = undeclared(name, await readSite(ports.sources));
  if (fault !== undefined) throw new MisspeltError(fault);
}
