import { feedWindow } from '../../core/feed/feed-window.ts';
import { feedDocument, partnerOf } from '../../core/feed/publication.ts';
import type { FeedChange, FeedDocument } from '../../core/feed/render/feed-document.ts';
import { articleAddress } from '../../core/output/addresses.ts';
import { documentKeys } from '../../core/output/document-keys.ts';
import { type FeedId, feedId } from '../../core/output/feed-ids.ts';
import { TOMBSTONE_DAYS } from '../../core/source/partner-change.ts';
import { withKnownMedia } from '../reads/known-media.ts';
import { type ListedChange, listedChanges } from '../reads/listed-changes.ts';
import type { ReadContext } from '../reads/read-context.ts';
import { feedDocuments, leftOutOf } from './feed-documents.ts';
import { tellChanges } from './tell-changes.ts';
import { absent, type KindView, type Rendering, type ViewDocument } from './view.ts';

/** What a tombstone takes in a document, at most: an id, a title and an address, twice over. */
const TOMBSTONE_BYTES = 3_000;

/** What was published, updated and withdrawn for a partner, as the index has it now: the newest change first. */
export async function viewOfChanges(name: string, context: ReadContext): Promise<KindView> {
  const feed = feedId('partner', name);
  const partner = partnerOf(feed, context.site);
  const listed = partner ? await listedChanges(name, context) : [];
  const document = partner && (await documentOf(feed, listed, context));
  return {
    stamp: JSON.stringify(document),
    render: () =>
      document ? renderChanges(document, listed) : { documents: absent(Object.values(keysOfChanges(feed))) },
    ...(partner?.webhook && { tell: ({ notices }) => tellChanges(name, context, notices) }),
  };
}

function keysOfChanges(feed: FeedId): ReturnType<typeof documentKeys> {
  return documentKeys(feed, { kind: 'changes' });
}

async function documentOf(
  feed: FeedId,
  listed: readonly ListedChange[],
  { sources, site }: ReadContext,
): Promise<FeedDocument | undefined> {
  const articles = await withKnownMedia(
    listed.flatMap(({ article }) => article ?? []),
    sources,
  );
  const tombstones = listed.length - articles.length;
  const limits = {
    items: site.limits.items,
    bytes: Math.max(site.limits.bytes - tombstones * TOMBSTONE_BYTES, 0),
    form: partnerOf(feed, site)?.form ?? 'full',
  };
  const window = feedWindow(articles, limits, site.url);
  const document = feedDocument(feed, window.articles, site);
  const cut = articles[window.articles.length]?.id;
  const end = listed.findIndex(({ id, article }) => article && id === cut);
  const shown = end === -1 ? listed : listed.slice(0, end);
  return (
    document && {
      ...document,
      title: `${document.heading}: changes – ${site.title}`,
      description: `What ${site.title} has published, updated and withdrawn; the last is told for ${TOMBSTONE_DAYS} days.`,
      part: { kind: 'changes', changes: shown.map((one) => feedChange(one, site.url)) },
      ...(window.abridged.length > 0 && { abridged: window.abridged }),
    }
  );
}

function feedChange({ id, change: { event, at, title, slug } }: ListedChange, siteUrl: string): FeedChange {
  return {
    articleId: id,
    event,
    at,
    ...(title !== undefined && { title }),
    ...(slug !== undefined && { url: articleAddress(siteUrl, slug) }),
  };
}

function renderChanges(document: FeedDocument, listed: readonly ListedChange[]): Rendering<ViewDocument> {
  const { checked, documents } = feedDocuments(document);
  const { rss } = keysOfChanges(document.feed);
  return {
    // RSS knows nothing of what is gone.
    documents: new Map(documents.map(([key, one]) => [key, key === rss ? undefined : one])),
    leftOut: leftOutOf(checked.leftOut, listed),
  };
}
