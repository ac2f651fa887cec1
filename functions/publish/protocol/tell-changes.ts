import { digestOf } from '../../core/kernel/digest.ts';
import type { ChangeNotice, NoticeMessage } from '../../core/messages/notice-message.ts';
import { articleAddress } from '../../core/output/addresses.ts';
import type { Queue } from '../../core/ports/queue.ts';
import type { PublishedSite } from '../../core/site/site.ts';
import { changePlace, untoldFeed } from '../../core/source/changes.ts';
import type { Entry, SourceRecord } from '../../core/source/source-record.ts';
import { hintedRecords } from '../reads/hinted-records.ts';
import type { Look } from '../reads/listed-articles.ts';
import { changeOf, isElsewhere, type ListedChange } from '../reads/listed-changes.ts';

/** Changes told at once. */
const PAGE = 25;

/**
 * Has a partner's webhook told of every change that it has not been told of, the oldest first; and forgets that it was
 * not only once the notices are in their queue. So each is told at least once, and by the same id each time. What
 * another change has followed meanwhile is told as that one.
 */
export async function tellChanges(partner: string, look: Look, notices: Queue<NoticeMessage>): Promise<void> {
  const { hints, site, until } = look;
  const feed = untoldFeed(partner);
  const query = { before: until, limit: PAGE, oldestFirst: true };
  for await (const page of hintedRecords(feed, query, look)) {
    const judged = await Promise.all(
      page.map(({ hint: { sortKey }, record }) => judge({ feed, sortKey }, record, partner, look)),
    );
    const due = judged.flatMap(({ change }) => change ?? []);
    if (due.length > 0) await notices.send(due.map((one) => noticeOf(one, partner, site)));
    await Promise.all(
      judged.map(async ({ entry, settled }) => {
        if (settled !== undefined) await hints.deleteHint(entry, settled);
      }),
    );
  }
}

interface Judged {
  readonly entry: Entry;
  /** What is to be told. */
  readonly change?: ListedChange;
  /** Of the row by which there is nothing more to tell here; absent: its time is still to come. */
  readonly settled?: number;
}

/** What becomes of a change that is listed as untold: a hint alone proves nothing. */
async function judge(
  entry: Entry,
  record: SourceRecord | undefined,
  partner: string,
  look: Look,
): Promise<Judged> {
  const change = record?.changes?.find((one) => one.partner === partner);
  // The row may be yet to come: the hint is put before it.
  if (!record) return { entry };
  const settled = record.revision;
  if (!change || changePlace(record.key, change) !== entry.sortKey) return { entry, settled };
  const listed = changeOf(record, partner, look);
  if (!listed) return { entry };
  const isGone = listed.article === undefined;
  return isGone && (await isElsewhere(listed, partner, look))
    ? { entry, settled }
    : { entry, settled, change: listed };
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
