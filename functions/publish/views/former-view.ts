import { renderEndedPage, renderRedirectPage } from '../../core/page/status-pages.ts';
import { formerAddress } from '../../core/site/former-address.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import { siteDocument } from './site-document.ts';
import { absent, type KindView, type ViewDocument } from './view.ts';

/** An address that is nothing here but a former one: there as long as `site.yaml` says what became of it. */
export function viewOfFormer(key: string, site: PublishedSite): KindView {
  const nothing: KindView = { stamp: '', render: () => ({ documents: absent([key]) }) };
  return withFormerAddresses(nothing, site);
}

/** A view in which what `site.yaml` says has moved or ended is what it says, whatever else would be there. */
export function withFormerAddresses(view: KindView, site: PublishedSite): KindView {
  return {
    ...view,
    stamp: JSON.stringify([view.stamp, site]),
    render() {
      const rendering = view.render();
      const documents = [...rendering.documents].map(
        ([key, document]) => [key, formerDocument(key, site) ?? document] as const,
      );
      return { ...rendering, documents: new Map(documents) };
    },
  };
}

function formerDocument(key: string, site: PublishedSite): ViewDocument | undefined {
  const former = formerAddress(key, site);
  if (!former) return undefined;
  return 'gone' in former
    ? siteDocument(renderEndedPage(site), 'page', { gone: true })
    : siteDocument(renderRedirectPage(site, former.redirect), 'page', former);
}
