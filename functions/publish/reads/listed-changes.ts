import type { PublishedArticle } from '../../core/article/article.ts';
import { feedId } from '../../core/output/feed-ids.ts';
import { changesList } from '../../core/output/lists.ts';
import { partnerFeedsOf } from '../../core/site/declared-feeds.ts';
import { idClaim } from '../../core/source/claim.ts';
import { changeSortKey, type PartnerChange } from '../../core/source/partner-change.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import { hintedRecords } from './hinted-records.ts';
import { type ReadContext, visibleHere } from './read-context.ts';

/** A change of a source, with its article while the partner may have it. */
export interface ListedChange {
  /** Key of the source. */
  readonly key: string;
  readonly id: string;
  readonly change: PartnerChange;
  readonly article?: PublishedArticle;
}

/**
 * The newest changes of a partner, as many as a feed has articles. Hints lead to them. A change counts only if the
 * source's row says the same.
 */
export async function listedChanges(partner: string, context: ReadContext): Promise<ListedChange[]> {
  const limit = context.site.limits.items;
  const found: ListedChange[] = [];
  for await (const page of hintedRecords(changesList(partner), { before: context.until, limit }, context)) {
    for (const { hint, record } of page) {
      const one = changeOf(record, partner, context);
      if (one && changeSortKey(hint.key, one.change) === hint.sortKey) found.push(one);
    }
    if (found.length >= limit) break;
  }
  return await withoutSuperseded(found.slice(0, limit), partner, context);
}

/** The change that a source's row states for a partner, if the partner may be told of it now. */
export function changeOf(
  record: SourceRecord | undefined,
  partner: string,
  context: ReadContext,
): ListedChange | undefined {
  const change = record?.changes?.find((one) => one.partner === partner);
  if (!(record?.id && change)) return undefined;
  const { key, id } = record;
  if (change.event === 'withdrawn') return { key, id, change };
  const article = visibleHere(record, context);
  const isIn = article && partnerFeedsOf(article, context.site).includes(feedId('partner', partner));
  return isIn ? { key, id, change, article } : undefined;
}

/** Leaves out tombstones of articles that go on in another source, or that another change has followed. */
async function withoutSuperseded(
  listed: readonly ListedChange[],
  partner: string,
  context: ReadContext,
): Promise<ListedChange[]> {
  const newest = listed.filter(
    ({ id, article }, at) => article || !listed.slice(0, at).some((one) => one.id === id),
  );
  const goesOn = await Promise.all(
    newest.map(async (one) => one.article === undefined && (await isElsewhere(one, partner, context))),
  );
  return newest.filter((_, at) => !goesOn[at]);
}

/** True if the article of a withdrawn source goes on in another source, where the partner has it. */
export async function isElsewhere(
  { key, id }: ListedChange,
  partner: string,
  context: ReadContext,
): Promise<boolean> {
  const owner = (await context.claims.readClaim(idClaim(id)))?.owner ?? key;
  if (owner === key) return false;
  return changeOf(await context.sources.readSource(owner), partner, context)?.article !== undefined;
}
