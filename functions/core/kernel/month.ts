import type { Instant } from './instant.ts';

/** A calendar month of UTC, `2026-11`. Months sort as text. */
export type Month = string;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** The month of `instant`. */
export function monthOf(instant: Instant): Month {
  return instant.slice(0, 7);
}

/** Its first millisecond. */
export function startOfMonth(month: Month): Instant {
  return `${month}-01T00:00:00.000Z`;
}

/** Its last millisecond. */
export function endOfMonth(month: Month): Instant {
  return before(startOfNextMonth(month));
}

/** The last millisecond of the month before. */
export function endOfPreviousMonth(month: Month): Instant {
  return before(startOfMonth(month));
}

/** The first millisecond of the month after. */
export function startOfNextMonth(month: Month): Instant {
  const start = new Date(startOfMonth(month));
  start.setUTCMonth(start.getUTCMonth() + 1);
  return start.toISOString();
}

function before(instant: Instant): Instant {
  return new Date(Date.parse(instant) - 1).toISOString();
}
