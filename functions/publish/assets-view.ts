import { ASSET_KEYS } from '../core/addresses.ts';
import type { View } from './output-view.ts';
import type { PublishPorts } from './ports.ts';
import { siteDocument } from './site-document.ts';

/**
 * Viewers keep an asset for an hour, so that a fault in one is mended everywhere within that time; its address
 * stays the same for as long as what relies on it does.
 */
const ASSET = { cacheControl: 'public, max-age=3600, s-maxage=60, stale-while-revalidate=86400' };

/** What is served beside the publication: the same whatever is published. */
export async function viewOfAssets({
  headlinesScript,
}: Pick<PublishPorts, 'headlinesScript'>): Promise<View> {
  const script = await headlinesScript();
  return {
    stamp: script,
    render: () => ({ documents: new Map([[ASSET_KEYS.headlines, siteDocument(script, 'script', ASSET)]]) }),
  };
}
