/**
 * The W3C validator calls any earlier date in RSS and Atom implausible (ImplausibleDate). An empty Atom feed also has
 * this date in its required `updated`, which may not be the time of the build (invariant I4).
 */
export const EARLIEST_DATE = new Date('1990-01-01T00:00:00.000Z');

/** `iso` as a date, if RFC 3339 can write it (years 0000 to 9999). */
export function readInstant(iso: string): Date | undefined {
  const date = new Date(iso);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date : undefined;
}

/** `date` if RSS and Atom can carry it without a warning. */
export function plausible(date: Date | undefined): Date | undefined {
  return date && date >= EARLIEST_DATE ? date : undefined;
}

/** The latest of `dates`; undefined if there is none. */
export function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  const times = dates.flatMap((date) => date?.getTime() ?? []);
  return times.length ? new Date(Math.max(...times)) : undefined;
}

/**
 * One `updated` for each entry, all different, as the validator demands of an Atom feed (DuplicateUpdated). Equal ones
 * come from front matter with dates alone. They are moved by less than a second, derived from the entry's id, then by
 * 1 ms until no other entry has the same. (Counted from the neighbours, every date would move whenever a new article
 * comes in.)
 */
export function distinctUpdates(
  entries: readonly { readonly id: string; readonly updatedAt: Date }[],
): Date[] {
  const wanted = entries.map((entry) => Math.max(entry.updatedAt.getTime(), EARLIEST_DATE.getTime()));
  const timesSeen = new Map<number, number>();
  for (const time of wanted) timesSeen.set(time, (timesSeen.get(time) ?? 0) + 1);
  const taken = new Set(wanted.filter((time) => timesSeen.get(time) === 1));
  return entries.map((entry, index) => {
    let time = wanted[index]!;
    if (timesSeen.get(time) !== 1) {
      time += hash(entry.id) % 1000;
      while (taken.has(time)) time += 1;
      taken.add(time);
    }
    return new Date(time);
  });
}

/** FNV-1a, 32 bits, over UTF-16 code units. It only has to spread the values. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
