import { isPartnerName } from '../core/site/partner-at-edge.ts';

/** Where a partner's document is. */
export interface PartnerAddress {
  readonly partner: string;
  /** The path, put together anew: nothing of what the viewer sent is in it that was not looked at. */
  readonly uri: string;
}

/** All that a partner may have: its feed, the months of its archive, and what changed. */
const ADDRESS =
  /^\/partners\/([a-z0-9-]{1,40})\/((?:archive\/\d{4}\/\d{2}\/|changes\/)?(?:rss\.xml|atom\.xml|feed\.json))$/;

/** Takes an address apart; undefined for whatever is not written exactly as a partner's document is. */
export function partnerAddress(uri: string): PartnerAddress | undefined {
  const parts = ADDRESS.exec(uri);
  if (!parts) return undefined;
  const partner = parts[1]!;
  const known = `/partners/${partner}/${parts[2]!}`;
  // In CloudFront's runtime `$` lets a line feed pass.
  return isPartnerName(partner) && known === uri ? { partner, uri: known } : undefined;
}
