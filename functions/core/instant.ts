/**
 * A moment as ISO 8601 in UTC with milliseconds, `2026-11-03T08:00:00.000Z`. Years are 0001 to 9999, so
 * instants sort as text: in a sort key, in a comparison.
 */
export type Instant = string;
