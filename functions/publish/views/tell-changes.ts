import { digestOf } from '../../core/kernel/digest.ts';
import type { ChangeNotice, NoticeMessage } from '../../core/messages/notice-message.ts';
import { articleAddress } from '../../core/output/addresses.ts';
import { type Entry, untoldList } from '../../core/output/lists.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import { changeSortKey } from '../../core/source/partner-change.ts';
import type { SourceRecord } from '../../core/source/source-record.ts';
import { hintedRecords } from '../reads/hinted-records.ts';
import { changeOf, isElsewhere, type ListedChange } from '../reads/listed-changes.ts';
import type { ReadContext } from '../reads/read-context.ts';

/** Changes told at once. */
const PAGE = 25;

/**
 * Sends a notice of every change that a partner's webhook has not been told of, the oldest first. The hints of these
 * changes are deleted only once the notices are in their queue. So each change is told at least once, and with the
 * same id each time. A change that another has followed is told as that one.
 */
export async function tellChanges(
  partner: string,
  context: ReadContext,
  notices: Queue<NoticeMessage>,
): Promise<void> {
  const { hints, site, until } = context;
  const list = untoldList(partner);
  const query = { before: until, limit: PAGE, oldestFirst: true };
  for await (const page of hintedRecords(list, query, context)) {
    const judged = await Promise.all(
      page.map(async ({ hint: { sortKey }, record }) => {
        const entry = { list, sortKey };
        return { entry, verdict: await judge(entry, record, partner, context) };
      }),
    );
    const due = judged.flatMap(({ verdict }) => (verdict.kind === 'tell' ? [verdict.change] : []));
    if (due.length > 0) await notices.send(due.map((change) => noticeOf(change, partner, site)));
    await Promise.all(
      judged.map(async ({ entry, verdict }) => {
        if (verdict.kind !== 'wait') await hints.deleteHint(entry, verdict.revision);
      }),
    );
  }
}

/** What to do with one entry of the untold list. */
type Verdict =
  /** Its time is still to come. */
  | { readonly kind: 'wait' }
  /** The row of this revision says that there is nothing to tell. */
  | { readonly kind: 'drop'; readonly revision: number }
  /** The row of this revision states the change. */
  | { readonly kind: 'tell'; readonly revision: number; readonly change: ListedChange };

/** Judges an entry by the row of its source: a hint alone proves nothing. */
async function judge(
  entry: Entry,
  record: SourceRecord | undefined,
  partner: string,
  context: ReadContext,
): Promise<Verdict> {
  // The hint is put before the row, which may be yet to come.
  if (!record) return { kind: 'wait' };
  const { key, revision } = record;
  const change = record.changes?.find((one) => one.partner === partner);
  if (!change || changeSortKey(key, change) !== entry.sortKey) return { kind: 'drop', revision };
  const listed = changeOf(record, partner, context);
  if (!listed) return { kind: 'wait' };
  const isGone = listed.article === undefined;
  if (isGone && (await isElsewhere(listed, partner, context))) return { kind: 'drop', revision };
  return { kind: 'tell', revision, change: listed };
}

function noticeOf({ id, change, article }: ListedChange, partner: string, site: PublishedSite): ChangeNotice {
  const { event, at } = change;
  const { title, slug } = article ?? change;
  return {
    kind: 'change',
    partner,
    id: digestOf([partner, id, event, at]),
    event,
    articleId: id,
    at,
    ...(title !== undefined && { title }),
    ...(slug !== undefined && { url: articleAddress(site.url, slug) }),
  };
}
