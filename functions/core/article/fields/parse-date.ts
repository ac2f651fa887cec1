import { instantInZone, utcMilliseconds, type WallTime } from '../../kernel/local-time.ts';

/** A date as read. */
export interface ParsedDate {
  /** ISO 8601 UTC with milliseconds. */
  readonly iso: string;
  /** True if it states no zone, so that the site's was used. */
  readonly zoneAssumed: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january february march april may june',
  'july august september october november december',
].flatMap((names) => names.split(' '));

/** Minutes east of UTC of the zone names that mean the same everywhere (RFC 2822 section 4.3). */
const ZONE_NAMES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** A longer text is not a date. Keeps every pattern below cheap. */
const LONGEST_DATE = 64;

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?([ap]m)?`;
const ZONE = String.raw`(z|ut|utc|gmt|[ecmp][sd]t|(?:utc|gmt)?[+-]\d{2}:?\d{2}|[+-]\d{2})`;
const CLOCK = String.raw`(?:(?:\s*,)?(?:\s+at)?(?:t|\s)\s*${TIME}(?:\s?${ZONE})?)?`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;

/** ISO 8601, RFC 3339, YAML: `2026-11-23`, `2026-11-23T09:30+01:00`. People also write months and days of one digit. */
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${CLOCK}$`);
/** RFC 2822, and `8 July 2022`. */
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+([a-z]{3,9})\\.?,?[\\s-]+(\\d{4})${CLOCK}$`,
);
/** `Jul 08 2022`, `July 8, 2022`. */
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${CLOCK}$`,
);
/** ISO 8601's basic format: `20261123T093000Z`. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2})?(z)?)?$/;

/**
 * Reads a date in the forms that people and systems write, in any case. A date without a zone is in `timeZone` (IANA);
 * a date without a time is the start of its day. Returns undefined for a date that is ambiguous (31/12/2026), impossible
 * (30 February) or outside the years 0001 to 9999.
 */
export function parseDate(text: string, timeZone: string): ParsedDate | undefined {
  const words = text.trim().toLowerCase();
  if (words.length > LONGEST_DATE) return undefined;
  const parts = matchDate(words);
  if (!parts) return undefined;
  const wallMs = utcMilliseconds(parts.wall);
  if (wallMs === undefined || parts.wall.year < 1) return undefined;
  const zoneAssumed = parts.offsetMinutes === undefined;
  const instant = zoneAssumed ? instantInZone(wallMs, timeZone) : wallMs - parts.offsetMinutes * 60_000;
  const iso = new Date(instant).toISOString();
  return /^\d{4}-/.test(iso) && !iso.startsWith('0000') ? { iso, zoneAssumed } : undefined;
}

interface DateParts {
  readonly wall: WallTime;
  readonly offsetMinutes: number | undefined;
}

function matchDate(words: string): DateParts | undefined {
  const iso = ISO.exec(words);
  if (iso) return partsOf(iso[1], iso[2], iso[3], iso.slice(4));
  const dayFirst = DAY_FIRST.exec(words);
  if (dayFirst) return partsOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1], dayFirst.slice(4));
  const monthFirst = MONTH_FIRST.exec(words);
  if (monthFirst)
    return partsOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2], monthFirst.slice(4));
  const compact = COMPACT.exec(words);
  if (!compact) return undefined;
  const [, year, month, day, hour, minute, second, zone] = compact;
  return partsOf(year, month, day, [hour, minute, second, undefined, undefined, zone]);
}

function monthNumber(name = ''): string {
  const index = MONTHS.includes(name)
    ? MONTHS.indexOf(name)
    : LONG_MONTHS.indexOf(name === 'sept' ? 'september' : name);
  return String(index + 1);
}

function partsOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour, minute, second, fraction, half, zone]: readonly (string | undefined)[],
): DateParts | undefined {
  const hours = half === undefined ? Number(hour ?? 0) : hoursOfHalf(Number(hour), half);
  if (hours === undefined) return undefined;
  const offsetMinutes = zone === undefined ? undefined : zoneOffset(zone);
  if (Number.isNaN(offsetMinutes)) return undefined;
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
  };
  return { wall, offsetMinutes };
}

function hoursOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** Minutes east of UTC; NaN if out of range (RFC 3339: hours to 23, minutes to 59). */
function zoneOffset(zone: string): number {
  const named = ZONE_NAMES[zone];
  if (named !== undefined) return named;
  const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return Number.NaN;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
