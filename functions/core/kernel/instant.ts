/**
 * A moment as ISO 8601 in UTC with milliseconds, `2026-11-03T08:00:00.000Z`. Years are 0001 to 9999, so
 * instants sort as text: in a sort key, in a comparison.
 */
export type Instant = string;

/** True if a text is such a moment, in exactly this form. */
export function isInstant(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value && value.length === 24;
}

/** Whole seconds from `now` to `instant`, rounded up; 0 if it has passed. */
export function secondsUntil(instant: Instant, now: Instant): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - Date.parse(now)) / 1000));
}
