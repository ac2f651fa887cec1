import { documentAddresses } from '../../functions/core/output/document-keys.ts';
import { feedId } from '../../functions/core/output/feed-ids.ts';
import type { PublishedSite } from '../../functions/core/site/site.ts';

/** Where the feed of a partner is, in each format that is declared for it; none for who is not declared. */
export function partnerAddresses(name: string, { url, partners }: PublishedSite): string[] {
  const formats = Object.hasOwn(partners, name) ? (partners[name]?.formats ?? []) : [];
  return formats.map((format) => documentAddresses(url, feedId('partner', name), { kind: 'full' })[format]);
}
