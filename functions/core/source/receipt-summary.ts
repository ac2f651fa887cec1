import type { Instant } from '../kernel/instant.ts';
import { isError } from '../kernel/problem.ts';
import type { SourceRecord } from './source-record.ts';

/** What an answer to an editor says of a record, as one sentence or two: the times are on the site's clock. */
export function summaryOf(record: SourceRecord, timeZone: string): string {
  if (record.accepted?.kind === 'site') return siteSummary(record);
  const told = timesOf(record, timeZone);
  const because = record.assumedZone
    ? `, because its date has no zone and the site keeps ${record.assumedZone}`
    : '';
  switch (record.status) {
    case 'published':
      return told ? `Published, dated ${told.dated}${told.until}${because}.` : 'Published.';
    case 'scheduled':
      return `Scheduled for ${told?.dated}${told?.until ?? ''}${because}; nothing of it is public before.`;
    case 'draft':
      return `A draft: nothing of it is public. It is dated ${told?.dated}${because}.`;
    case 'expired':
      return `Expired on ${told?.expired}${because}: it is no longer public.`;
    case 'withdrawn':
      return 'Deleted, and withdrawn from every feed and page.';
    case 'ignored':
      return 'Not something this site publishes; see the warning.';
    case 'rejected':
      return `Not published: ${errorsOf(record)} to correct.${standingSummary(record, told?.dated)}`;
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
  return errors === 1 ? 'an error' : `${errors} errors`;
}

function standingSummary({ accepted, due, entries }: SourceRecord, dated: string | undefined): string {
  if (!accepted) return '';
  if (accepted.kind !== 'article' || entries.length > 0) {
    return ` The last good version${dated ? `, dated ${dated},` : ''} stays published.`;
  }
  return due
    ? ` The last good version stays scheduled for ${dated}.`
    : ' The last good version stays hidden.';
}

function siteSummary({ status }: SourceRecord): string {
  switch (status) {
    case 'published':
      return 'In force.';
    case 'withdrawn':
      return 'Deleted; the last good one stays in force.';
    default:
      return 'Not in force: there are errors to correct. The last good one stays in force.';
  }
}

/** `2026-11-03 09:00 Europe/Paris` */
export function localTime(instant: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
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
