import { nearestName } from '../../functions/core/kernel/nearest-name.ts';
import { isPartnerName } from '../../functions/core/site/partner-at-edge.ts';
import type { PublishedSite } from '../../functions/core/site/site.ts';
import { MisspeltError } from '../errors.ts';

/** @throws {MisspeltError} if no partner can be called so */
export function checkPartnerName(name: string): void {
  if (isPartnerName(name)) return;
  throw new MisspeltError(
    `${JSON.stringify(name)} cannot be the name of a partner: lower-case letters a to z, digits and single hyphens between them, 40 characters at the most`,
  );
}

/** What is amiss where the site in force declares no such partner; undefined if it does. */
export function undeclared(name: string, { partners }: PublishedSite): string | undefined {
  if (Object.hasOwn(partners, name)) return undefined;
  const nearest = nearestName(name, Object.keys(partners));
  const hint = nearest ? `did you mean ${nearest}?` : 'declare it there, or nothing is behind the key';
  return `site.yaml declares no partner ${name}: ${hint}`;
}
