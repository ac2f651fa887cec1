import type { PublishedArticle } from '../../core/article/article.ts';
import { pageLinkHeader } from '../../core/feed/render/link-header.ts';
import { articleAddress, articlePageKey } from '../../core/output/addresses.ts';
import { renderArticlePage } from '../../core/page/article-page.ts';
import { renderRedirectPage } from '../../core/page/status-pages.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import { aliasClaim, type ClaimName, slugClaim } from '../../core/source/claim.ts';
import { claimsInForce } from '../../core/source/record-claims.ts';
import { withKnownMedia } from '../reads/known-media.ts';
import { type ReadContext, visibleHere } from '../reads/read-context.ts';
import { siteDocument } from './site-document.ts';
import type { KindView, ViewDocument } from './view.ts';

/**
 * What is at `/articles/<slug>/`: the article that has this slug, else the way to the one that had it (or names
 * it as an alias). What cannot be seen has no page, and nothing leads to it. As an address that leads somewhere
 * always leads to a page, there are no loops.
 */
export async function viewOfArticle(slug: string, context: ReadContext): Promise<KindView> {
  const owner = await readOwner(slugClaim(slug), context);
  const [article] = owner ? await withKnownMedia([owner], context.sources) : [];
  const successor = article ? undefined : await readOwner(aliasClaim(slug), context);
  const { site } = context;
  return {
    stamp: JSON.stringify([site, article, successor?.slug]),
    render: () => ({
      documents: new Map([
        [
          articlePageKey(slug),
          article
            ? page(article, site)
            : successor && redirect(articleAddress(site.url, successor.slug), site),
        ],
      ]),
    }),
  };
}

/** The article whose claim this is, if it may be seen and the owner's row says the same. */
async function readOwner(claim: ClaimName, context: ReadContext): Promise<PublishedArticle | undefined> {
  const holder = await context.claims.readClaim(claim);
  const record = holder && (await context.sources.readSource(holder.owner));
  return record && claimsInForce(record).includes(claim) ? visibleHere(record, context) : undefined;
}

function page(article: PublishedArticle, site: PublishedSite): ViewDocument {
  return siteDocument(renderArticlePage(article, site), 'page', { link: pageLinkHeader('latest', site) });
}

function redirect(address: string, site: PublishedSite): ViewDocument {
  return siteDocument(renderRedirectPage(site, address), 'page', { redirect: address });
}
