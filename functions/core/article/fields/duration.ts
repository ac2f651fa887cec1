import { placeOf, scalarText } from './field-values.ts';
import type { Field } from './collect-fields.ts';
import type { Report } from '../report.ts';

/** `[[hours:]minutes:]seconds`, as podcasts write it. */
const CLOCK = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,8}(?:\.\d{1,6})?)$/;

/** How long a sound or film plays, in seconds. */
export function readDuration(field: Field | undefined, report: Report): number | undefined {
  if (!field) return undefined;
  const text = (scalarText(field.value) ?? '').trim();
  const seconds = secondsOf(text);
  if (seconds !== undefined) return seconds;
  report.warn({
    code: 'duration-invalid',
    message: `The field "${field.name}" is "${text.slice(0, 60)}", which is no duration; it was left out.`,
    hint: 'Write hours, minutes and seconds, such as "1:02:30", or seconds alone. The duration of an MP3 under media/ is known by itself.',
    ...placeOf(field),
  });
  return undefined;
}

/** A stated duration in seconds; undefined if it is none, or nothing. */
export function secondsOf(text: string): number | undefined {
  const [, hours = 0, minutes = 0, seconds = 0] = CLOCK.exec(text) ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return total > 0 ? total : undefined;
}
