import type { PublishedArticle } from '../../core/article/article.ts';
import { partnerFeedsOf } from '../../core/site/declared-feeds.ts';
import { type Change, changePlace } from '../../core/source/changes.ts';
import { idClaim } from '../../core/source/claim.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import { hintedRecords } from './hinted-records.ts';
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
  const limit = look.site.limits.items;
  const found: ListedChange[] = [];
  for await (const page of hintedRecords(`changes/${partner}`, { before: look.until, limit }, look)) {
    for (const { hint, record } of page) {
      const one = changeOf(record, partner, look);
      if (one && changePlace(hint.key, one.change) === hint.sortKey) found.push(one);
    }
    if (found.length >= limit) break;
  }
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
  const owner = (await look.claims.readClaim(idClaim(id)))?.owner ?? key;
  if (owner === key) return false;
  return changeOf(await look.sources.readSource(owner), partner, look)?.article !== undefined;
}
