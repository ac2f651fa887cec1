import type { FeedId } from '../core/addresses.ts';
import { articleAddress } from '../core/addresses.ts';
import type { PublishedArticle } from '../core/article/article.ts';
import { type Change, changePlace, TOMBSTONE_DAYS } from '../core/changes.ts';
import { idClaim } from '../core/claim.ts';
import { documentKeys } from '../core/feed/document-keys.ts';
import type { FeedChange, FeedDocument } from '../core/feed/feed-document.ts';
import { feedWindow } from '../core/feed-window.ts';
import { feedDocument, partnerOf } from '../core/publication.ts';
import { partnerFeedsOf } from '../core/site/declared-feeds.ts';
import type { SourceRecord } from '../core/source-record.ts';
import { feedDocuments, leftOutOf } from './feed-documents.ts';
import { withKnownMedia } from './known-media.ts';
import { type Look, visibleHere } from './listed-articles.ts';
import { absent, type Rendering, type View } from './output-view.ts';

/** What a tombstone takes in a document, at most: an id, a title and an address, twice over. */
const TOMBSTONE_BYTES = 3_000;

/** The objects of a partner's changes. */
export function keysOfChanges(partner: string): string[] {
  return Object.values(documentKeys(placeOf(partner)));
}

/** What was published, updated and withdrawn for a partner, as the index has it now: the newest change first. */
export async function viewOfChanges(name: string, look: Look): Promise<View> {
  const feed: FeedId = `partner/${name}`;
  const partner = partnerOf(feed, look.site);
  const listed = partner ? await listedChanges(name, look) : [];
  const document = partner && (await documentOf(feed, listed, look));
  return {
    stamp: JSON.stringify(document),
    heldWith: { feed, guard: look.site.guard },
    render: () =>
      document ? renderChanges(document, listed, name) : { documents: absent(keysOfChanges(name)) },
  };
}

function placeOf(partner: string): Parameters<typeof documentKeys>[0] {
  return { feed: `partner/${partner}`, form: 'full', changes: [] };
}

/** A change of a source; with its article as long as the partner may have it. */
interface ListedChange {
  /** Of the source. */
  readonly key: string;
  readonly id: string;
  readonly change: Change;
  readonly article?: PublishedArticle;
}

/** The newest changes, as many as a feed has articles. Hints lead to them; only what the source's row says counts. */
async function listedChanges(partner: string, look: Look): Promise<ListedChange[]> {
  const { index, site, until } = look;
  const limit = site.limits.items;
  const found: ListedChange[] = [];
  let next: string | undefined;
  do {
    const page = await index.queryHints(`changes/${partner}`, {
      before: until,
      limit,
      ...(next ? { next } : {}),
    });
    const records = page.hints.length > 0 ? await index.readSources(page.hints.map(({ key }) => key)) : [];
    const byKey = new Map(records.map((record) => [record.key, record]));
    for (const { key, sortKey } of page.hints) {
      const one = changeOf(byKey.get(key), partner, look);
      if (one && changePlace(key, one.change) === sortKey) found.push(one);
    }
    next = found.length < limit ? page.next : undefined;
  } while (next);
  return await withoutSuperseded(found.slice(0, limit), partner, look);
}

/** What a source's row says of it to a partner now. */
function changeOf(record: SourceRecord | undefined, partner: string, look: Look): ListedChange | undefined {
  const change = record?.changes?.find((one) => one.partner === partner);
  if (!(record?.id && change)) return undefined;
  const { key, id } = record;
  if (change.event === 'withdrawn') return { key, id, change };
  const article = visibleHere(record, look);
  const isIn = article && partnerFeedsOf(article, look.site).includes(`partner/${partner}`);
  return isIn ? { key, id, change, article } : undefined;
}

/** Without the tombstones of articles that go on: in another source, or withdrawn again since. */
async function withoutSuperseded(
  listed: readonly ListedChange[],
  partner: string,
  look: Look,
): Promise<ListedChange[]> {
  const newest = listed.filter(
    ({ id, article }, at) => article || !listed.slice(0, at).some((one) => one.id === id),
  );
  const goesOn = await Promise.all(
    newest.map(async (one) => one.article === undefined && (await isElsewhere(one, partner, look))),
  );
  return newest.filter((_, at) => !goesOn[at]);
}

/** Whether the article of a source that has withdrawn it is another's now, and the partner has it there. */
async function isElsewhere({ key, id }: ListedChange, partner: string, look: Look): Promise<boolean> {
  const owner = (await look.index.readClaim(idClaim(id)))?.owner ?? key;
  if (owner === key) return false;
  return changeOf(await look.index.readSource(owner), partner, look)?.article !== undefined;
}

async function documentOf(
  feed: FeedId,
  listed: readonly ListedChange[],
  { index, site }: Look,
): Promise<FeedDocument | undefined> {
  const articles = await withKnownMedia(
    listed.flatMap(({ article }) => article ?? []),
    index,
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
      changes: shown.map((one) => feedChange(one, site.url)),
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

function renderChanges(document: FeedDocument, listed: readonly ListedChange[], partner: string): Rendering {
  const { checked, documents } = feedDocuments(document);
  const { rss } = documentKeys(placeOf(partner));
  return {
    // RSS knows nothing of what is gone.
    documents: new Map(documents.map(([key, one]) => [key, key === rss ? undefined : one])),
    leftOut: leftOutOf(checked.leftOut, listed),
  };
}
