import { dateFormat } from '../kernel/date-format.ts';
import { type Html, html } from '../kernel/markup.ts';

/** The language and the time zone in which dates are shown. */
export interface DateStyle {
  /** BCP 47. A tag that Intl does not accept counts as English. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** `<time>` with the day. */
export function day(instant: string, style: DateStyle): Html {
  return time(instant, format(instant, style, { dateStyle: 'long' }));
}

/** `<time>` with the day, the minute and the zone. */
export function dayAndTime(instant: string, style: DateStyle): Html {
  const date = format(instant, style, { dateStyle: 'long' });
  // Formatted separately from the day: the text between the two differs between versions of ICU.
  const clock = format(instant, style, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  return time(instant, `${date} · ${clock}`);
}

function time(instant: string, text: string): Html {
  return html`<time datetime="${instant}">${text}</time>`;
}

/** Language and time zone are always given, so the settings of the machine never show in a page. */
function format(instant: string, style: DateStyle, options: Intl.DateTimeFormatOptions): string {
  const { timeZone } = style;
  const date = new Date(instant);
  try {
    return dateFormat(style.language, { ...options, timeZone }).format(date);
  } catch {
    return dateFormat('en', { ...options, timeZone: 'UTC' }).format(date);
  }
}
