import { tzOffset } from '@date-fns/tz/tzOffset';

/** A date and time as a clock on the wall shows it; month 1-12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Milliseconds since 1970 of a wall time at UTC; undefined if the calendar or the clock has no such time. */
export function utcMilliseconds(wall: WallTime): number | undefined {
  // setUTCFullYear, because Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second, wall.millisecond);
  const exists =
    date.getUTCFullYear() === wall.year &&
    date.getUTCMonth() === wall.month - 1 &&
    date.getUTCDate() === wall.day &&
    wall.hour <= 23 &&
    wall.minute <= 59 &&
    wall.second <= 59;
  return exists ? date.getTime() : undefined;
}

/**
 * The instant, in milliseconds since 1970, at which a clock in `timeZone` (IANA) shows the wall time `wallMs`
 * (as if it were UTC). A time that the clocks skip in spring is moved on by what they skip; of a time that
 * comes twice in autumn the first is meant (RFC 5545 section 3.3.5).
 *
 * `tzOffset` rather than `TZDate`: the latter's arithmetic passes through the machine's own zone.
 */
export function instantInZone(wallMs: number, timeZone: string): number {
  const before = offsetMs(wallMs - DAY_MS, timeZone);
  const after = offsetMs(wallMs + DAY_MS, timeZone);
  // The offset before a change comes first in time: right for the first of two, and it moves a gap forward.
  for (const offset of [before, after]) {
    const instant = wallMs - offset;
    if (offsetMs(instant, timeZone) === offset) return instant;
  }
  return wallMs - before;
}

function offsetMs(instant: number, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(instant));
  return Number.isNaN(minutes) ? 0 : Math.round(minutes * MINUTE_MS);
}
