import type { PublishedArticle } from '../../core/article/article.ts';
import { partnerFeedsOf } from '../../core/site/declared-feeds.ts';
import { type Change, changePlace } from '../../core/source/changes.ts';
import { idClaim } from '../../core/source/claim.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import { type Look, visibleHere } from './listed-articles.ts';

/** A change of a source; with its article as long as the partner may have it. */
export interface ListedChange {
  /** Of the source. */
  readonly key: string;
  readonly id: string;
  readonly change: Change;
  readonly article?: PublishedArticle;
}

/** The newest changes, as many as a feed has articles. Hints lead to them; only what the source's row says counts. */
export async function listedChanges(partner: string, look: Look): Promise<ListedChange[]> {
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
export function changeOf(
  record: SourceRecord | undefined,
  partner: string,
  look: Look,
): ListedChange | undefined {
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
export async function isElsewhere({ key, id }: ListedChange, partner: string, look: Look): Promise<boolean> {
  const owner = (await look.index.readClaim(idClaim(id)))?.owner ?? key;
  if (owner === key) return false;
  return changeOf(await look.index.readSource(owner), partner, look)?.article !== undefined;
}
