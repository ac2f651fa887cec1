import { ARCHIVE_MONTH_PATTERN, CHANGES_FOLDER, DOCUMENT_FILE_PATTERN } from '../core/output/feed-files.ts';
import { PARTNERS_FOLDER } from '../core/output/feed-kinds.ts';
import { isPartnerName, MAX_PARTNER_NAME_CHARACTERS } from '../core/site/partner-at-edge.ts';

/** The address of a partner's document. */
export interface PartnerAddress {
  readonly partner: string;
  /** The path, rebuilt from its checked parts: nothing unchecked from the viewer is in it. */
  readonly uri: string;
}

/** Every document that a partner may have: its feed, the months of its archive, its changes. */
const ADDRESS = new RegExp(
  `^/${PARTNERS_FOLDER}([a-z0-9-]{1,${MAX_PARTNER_NAME_CHARACTERS}})/((?:${ARCHIVE_MONTH_PATTERN}|${CHANGES_FOLDER})?(?:${DOCUMENT_FILE_PATTERN}))$`,
);

/** Takes the address of a partner's document apart; undefined for any other address, or any other way to write it. */
export function partnerAddress(uri: string): PartnerAddress | undefined {
  const parts = ADDRESS.exec(uri);
  if (!parts) return undefined;
  const partner = parts[1]!;
  const known = `/${PARTNERS_FOLDER}${partner}/${parts[2]!}`;
  // In CloudFront's runtime, `$` also matches before a line feed.
  return isPartnerName(partner) && known === uri ? { partner, uri: known } : undefined;
}
