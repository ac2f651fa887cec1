import * as z from 'zod/mini';
import { type Refusal, rule } from './text-values.ts';

/** A number, from its digits: values in YAML are read as they are written. */
function number(read: (text: string) => number, isGood: (value: number) => boolean, refusal: Refusal) {
  return z.pipe(
    z.string().check(rule((text) => isGood(read(text.trim())), refusal)),
    z.transform((text) => read(text.trim())),
  );
}

export function wholeNumber(least: number, most: number) {
  const read = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);
  return number(read, (value) => value >= least && value <= most, {
    code: 'number-invalid',
    message: `is not a whole number from ${least} to ${most}`,
    hint: `Write a number from ${least} to ${most}.`,
  });
}

/** A part of a whole, such as `0.5` or `50%`: more than 0, at most 1. */
export const share = number(
  (text) => {
    const [, digits, percent] = /^(\d{1,3}(?:\.\d{1,6})?)(%?)$/.exec(text) ?? [];
    return Number(digits) / (percent ? 100 : 1);
  },
  (value) => value > 0 && value <= 1,
  {
    code: 'share-invalid',
    message: 'is not a percentage',
    hint: 'Write it as "50%" or 0.5: more than 0, at most 100%.',
  },
);

const BYTES_IN: Readonly<Record<string, number>> = { '': 1, kb: 1024, mb: 1024 * 1024 };

/** A size in bytes, such as `250 KB`. A KB is 1,024 bytes, as in all receipts. */
export function byteCount(leastKb: number, mostKb: number) {
  const read = (text: string) => {
    const [, digits, unit = ''] = /^(\d{1,9})\s?(kb|mb|)$/i.exec(text) ?? [];
    return Number(digits) * BYTES_IN[unit.toLowerCase()]!;
  };
  return number(read, (value) => value >= leastKb * 1024 && value <= mostKb * 1024, {
    code: 'size-invalid',
    message: `is not a size from ${leastKb} KB to ${mostKb} KB`,
    hint: 'Write it as "250 KB".',
  });
}

/** Ten years. */
const MOST_DAYS = 3650;

/** A number of whole days: `30`, `30d`, `30 days`, `4 weeks`. */
export const days = number(
  (text) => {
    const [, digits, weeks] = /^(\d{1,4})\s?(?:d(?:ays?)?|(w)(?:eeks?)?)?$/i.exec(text) ?? [];
    return Number(digits) * (weeks ? 7 : 1);
  },
  (value) => value >= 1 && value <= MOST_DAYS,
  {
    code: 'days-invalid',
    message: 'is not a number of days',
    hint: `Write it as "30d" or "4 weeks". The limit is ${MOST_DAYS} days.`,
  },
);
