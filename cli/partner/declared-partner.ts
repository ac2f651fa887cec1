import { nearestName } from '../../functions/core/kernel/nearest-name.ts';
import { documentAddresses } from '../../functions/core/output/document-keys.ts';
import { feedId } from '../../functions/core/output/feed-ids.ts';
import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { isPartnerName } from '../../functions/core/site/partner-at-edge.ts';
import type { PublishedSite } from '../../functions/core/site/site.ts';
import { UsageError } from '../errors.ts';
import type { Stack } from '../stack/stack.ts';

/** Checks the shape of a partner's name. @throws {UsageError} if no partner can have it */
export function checkPartnerName(name: string): void {
  if (isPartnerName(name)) return;
  throw new UsageError(
    `${JSON.stringify(name)} cannot be the name of a partner: use lower-case letters a to z, digits, and single hyphens between them, at most 40 characters`,
  );
}

/** Checks that `site.yaml` declares a partner. @throws {UsageError} if it does not */
export async function checkPartner(name: string, { ports }: Stack): Promise<void> {
  const warning = undeclaredWarning(name, await readSite(ports.sources));
  if (warning !== undefined) throw new UsageError(warning);
}

/** What to tell about a partner that the site in force does not declare; undefined if it declares it. */
export function undeclaredWarning(name: string, { partners }: PublishedSite): string | undefined {
  if (Object.hasOwn(partners, name)) return undefined;
  const nearest = nearestName(name, Object.keys(partners));
  const hint = nearest ? `did you mean ${nearest}?` : 'declare it there, or its key opens nothing';
  return `site.yaml declares no partner ${name}: ${hint}`;
}

/** The addresses of a partner's feed, one for each format that it gets; none if it is not declared. */
export function partnerAddresses(name: string, { url, partners }: PublishedSite): string[] {
  const formats = Object.hasOwn(partners, name) ? (partners[name]?.formats ?? []) : [];
  return formats.map((format) => documentAddresses(url, feedId('partner', name), { kind: 'full' })[format]);
}
