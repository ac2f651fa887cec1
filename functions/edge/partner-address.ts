import { ARCHIVE_MONTH_PATTERN, CHANGES_FOLDER, DOCUMENT_FILE_PATTERN } from '../core/output/feed-files.ts';
import { PARTNERS_FOLDER } from '../core/output/feed-kinds.ts';
import { isPartnerName, MAX_PARTNER_NAME_CHARACTERS } from '../core/site/partner-at-edge.ts';

/** Where a partner's document is. */
export interface PartnerAddress {
  readonly partner: string;
  /** The path, put together anew: nothing of what the viewer sent is in it that was not looked at. */
  readonly uri: string;
}

/** All that a partner may have: its feed, the months of its archive, and what changed. */
const ADDRESS = new RegExp(
  `^/${PARTNERS_FOLDER}([a-z0-9-]{1,${MAX_PARTNER_NAME_CHARACTERS}})/((?:${ARCHIVE_MONTH_PATTERN}|${CHANGES_FOLDER})?(?:${DOCUMENT_FILE_PATTERN}))$`,
);

/** Takes an address apart; undefined for whatever is not written exactly as a partner's document is. */
export function partnerAddress(uri: string): PartnerAddress | undefined {
  const parts = ADDRESS.exec(uri);
  if (!parts) return undefined;
  const partner = parts[1]!;
  const known = `/${PARTNERS_FOLDER}${partner}/${parts[2]!}`;
  // In CloudFront's runtime `$` lets a line feed pass.
  return isPartnerName(partner) && known === uri ? { partner, uri: known } : undefined;
}
