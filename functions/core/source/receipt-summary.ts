import { dateFormat } from '../kernel/date-format.ts';
import type { Instant } from '../kernel/instant.ts';
import { isError } from '../kernel/problem.ts';
import type { SourceRecord } from './source-record.ts';

/** What a record says to its editor, as one to three short sentences. Times are on the site's clock. */
export function summaryOf(record: SourceRecord, timeZone: string): string {
  if (record.accepted?.kind === 'site') return siteSummary(record);
  const times = timesOf(record, timeZone);
  const zone = record.assumedZone
    ? ` Its date states no time zone, so the zone of the site was used: ${record.assumedZone}.`
    : '';
  switch (record.status) {
    case 'published':
      return times ? `Published, dated ${times.dated}${times.until}.${zone}` : 'Published.';
    case 'scheduled':
      return `Scheduled for ${times?.dated}${times?.until ?? ''}. Nothing is public before.${zone}`;
    case 'draft':
      return `Draft, dated ${times?.dated}. Nothing is public.${zone}`;
    case 'expired':
      return `Expired on ${times?.expired}. It is no longer public.${zone}`;
    case 'withdrawn':
      return 'Deleted, and removed from every feed and page.';
    case 'ignored':
      return 'Not published: the site does not publish this kind of file. See the warning.';
    case 'rejected':
      return `Not published: ${errorsOf(record)} to correct.${acceptedSummary(record, times?.dated)}`;
  }
}

function timesOf({ accepted }: SourceRecord, timeZone: string) {
  if (accepted?.kind !== 'article') return undefined;
  const { publishedAt, expiresAt } = accepted.article;
  const expired = expiresAt && localTime(expiresAt, timeZone);
  return {
    dated: localTime(publishedAt, timeZone),
    expired,
    until: expired ? `, until ${expired}` : '',
  };
}

function errorsOf({ problems }: SourceRecord): string {
  const errors = problems.filter(isError).length;
  return errors === 1 ? 'there is 1 error' : `there are ${errors} errors`;
}

/** What becomes of the version accepted before, now that this upload is rejected. */
function acceptedSummary({ accepted, due, entries }: SourceRecord, dated: string | undefined): string {
  if (!accepted) return '';
  if (accepted.kind !== 'article' || entries.length > 0) {
    return ` The version accepted before${dated ? `, dated ${dated},` : ''} stays published.`;
  }
  return due
    ? ` The version accepted before stays scheduled for ${dated}.`
    : ' The version accepted before stays hidden.';
}

function siteSummary({ status }: SourceRecord): string {
  switch (status) {
    case 'published':
      return 'In force.';
    case 'withdrawn':
      return 'Deleted. The version accepted before stays in force.';
    default:
      return 'Not in force: there are errors to correct. The version accepted before stays in force.';
  }
}

/** `2026-11-03 09:00 Europe/Paris` */
export function localTime(instant: Instant, timeZone: string): string {
  const parts = dateFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year')}-${get('month')}-${get('day')} ${get('hour')}:${get('minute')} ${timeZone}`;
}
