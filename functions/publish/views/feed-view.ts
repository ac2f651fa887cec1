import type { ListedItem } from '../../core/feed/feed-state.ts';
import { feedWindow, type WindowLimits } from '../../core/feed/feed-window.ts';
import { declaredFeed, feedDocument, partnerOf } from '../../core/feed/publication.ts';
import type { FeedDocument } from '../../core/feed/render/feed-document.ts';
import { pageLinkHeader } from '../../core/feed/render/link-header.ts';
import { monthOf } from '../../core/kernel/month.ts';
import { NOT_FOUND_KEY } from '../../core/output/addresses.ts';
import { feedKeys, pageKeys } from '../../core/output/document-keys.ts';
import type { FeedId } from '../../core/output/feed-ids.ts';
import { renderListingPage } from '../../core/page/listing-page.ts';
import { renderNotFoundPage } from '../../core/page/status-pages.ts';
import { renderSubscribePage } from '../../core/page/subscribe-page.ts';
import { listedWithMedia } from '../reads/known-media.ts';
import { type ListedArticle, listedArticles, take } from '../reads/listed-articles.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { feedDocuments, leftOutOf } from './feed-documents.ts';
import { siteDocument } from './site-document.ts';
import { topicsOf } from './topics.ts';
import { absent, type FeedView, type KindView, type Rendering, type ViewDocument } from './view.ts';

/** A feed as the index has it now. */
export async function viewOfFeed(feed: FeedId, context: ReadContext): Promise<KindView> {
  const limits = limitsOf(feed, context);
  // One more than can be shown, for the month where the archive goes on.
  const limit = limits.items + 1;
  const places = await take(limit, listedArticles(feed, { before: context.until, limit }, context));
  const listed = await listedWithMedia(places, context.sources);
  const document = windowOf(feed, listed, limits, context);
  const view = feedViewOf(document, listed, limits, context);
  return {
    stamp: JSON.stringify([document, view]),
    feed: view,
    render: () => (document ? renderFeedOutput(document, view.items) : { documents: absent(feedKeys(feed)) }),
  };
}

function limitsOf(feed: FeedId, { site }: ReadContext): WindowLimits {
  const declared = declaredFeed(feed, site);
  const { items, bytes } = site.limits;
  return {
    items: Math.min(items, declared?.limit ?? items),
    bytes,
    newerDays: declared?.newerDays,
    form: (declared ?? partnerOf(feed, site))?.form ?? 'full',
  };
}

function windowOf(
  feed: FeedId,
  listed: readonly ListedArticle[],
  limits: WindowLimits,
  context: ReadContext,
): FeedDocument | undefined {
  const { articles, abridged } = feedWindow(
    listed.map(({ article }) => article),
    limits,
    context.site.url,
  );
  const document = feedDocument(feed, articles, context.site);
  const older = listed[articles.length]?.article;
  return (
    document && {
      ...document,
      ...(abridged.length > 0 && { abridged }),
      ...(older && { previous: monthOf(older.publishedAt) }),
    }
  );
}

function feedViewOf(
  document: FeedDocument | undefined,
  listed: readonly ListedArticle[],
  { items: limit }: WindowLimits,
  { site }: ReadContext,
): FeedView {
  const shown = listed.slice(0, document?.articles.length ?? 0);
  const older = listed[shown.length];
  return {
    ...(document && {
      listing: {
        title: document.title,
        ...(document.heading !== undefined && { heading: document.heading }),
        description: document.description,
      },
      topics: topicsOf(document),
    }),
    items: shown.map(({ key, sortKey, article }) => ({ key, id: article.id, sortKey })),
    ...(older && { older: older.sortKey }),
    limit,
    guard: site.guard,
  };
}

function renderFeedOutput(document: FeedDocument, items: readonly ListedItem[]): Rendering<ViewDocument> {
  const { feed, site } = document;
  const { page, subscribe } = pageKeys(feed);
  const full = feedDocuments(document);
  if (document.partner) {
    return { documents: new Map(full.documents), leftOut: leftOutOf(full.checked.leftOut, items) };
  }
  // From what passed the first check: what is wrong with an article is mostly wrong with its summary too.
  const summary = feedDocuments({ ...full.checked.document, part: { kind: 'summary' } });
  return {
    documents: new Map([
      ...full.documents,
      ...summary.documents,
      [
        page,
        siteDocument(renderListingPage(full.checked.document), 'page', { link: pageLinkHeader(feed, site) }),
      ],
      [subscribe, siteDocument(renderSubscribePage(full.checked.document), 'page')],
      ...(feed === 'latest'
        ? [[NOT_FOUND_KEY, siteDocument(renderNotFoundPage(site), 'page')] as const]
        : []),
    ]),
    leftOut: leftOutOf(new Map([...full.checked.leftOut, ...summary.checked.leftOut]), items),
  };
}
