import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_SECONDS, nextAttempt } from '../../../functions/core/push/retry.ts';

const SINCE = '2026-11-10T12:00:00.000Z';
const at = (seconds: number) => new Date(Date.parse(SINCE) + seconds * 1_000).toISOString();
const secondsAt = (instant: string | undefined) => (Date.parse(instant!) - Date.parse(SINCE)) / 1_000;

/** When each attempt is made if all fail at once, in seconds. */
function attemptsOf(name: string, retryAfter?: string): number[] {
  const made = [0];
  for (let next: string | undefined = SINCE; next; ) {
    next = nextAttempt(name, { since: SINCE, attempts: made.length }, { now: next, retryAfter });
    if (next) made.push(secondsAt(next));
  }
  return made;
}

describe('the attempts', () => {
  it('come at twice the distance each time, for most of a day', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const made = attemptsOf(name);
        expect(made).toHaveLength(15);
        const waits = made.slice(1).map((time, index) => time - made[index]!);
        for (const [index, wait] of waits.entries()) {
          expect(wait).toBeLessThanOrEqual(5 * 2 ** index);
          expect(wait).toBeGreaterThanOrEqual(0.9 * 5 * 2 ** index - 0.001);
        }
        expect(made.at(-1)).toBeGreaterThan(0.8 * DAY_SECONDS);
        expect(made.at(-1)).toBeLessThan(DAY_SECONDS);
      }),
    );
  });

  it('do not come together for what failed together', () => {
    const seconds = new Set(Array.from({ length: 50 }, (_, index) => attemptsOf(`id-${index}`)[10]));
    expect(seconds.size).toBe(50);
  });

  it('end where patience does', () => {
    const now = at(5_000);
    expect(nextAttempt('x', { since: SINCE, attempts: 10 }, { now }, 7_000)).toBeUndefined();
    expect(nextAttempt('x', { since: SINCE, attempts: 10 }, { now }, 8_000)).toBeDefined();
  });
});

describe('a receiver that says when to come again', () => {
  const next = (retryAfter: string) =>
    secondsAt(nextAttempt('x', { since: SINCE, attempts: 1 }, { now: SINCE, retryAfter }));

  it('is heard, in seconds or with a date', () => {
    expect(next('120')).toBe(120);
    expect(next('Tue, 10 Nov 2026 12:02:00 GMT')).toBe(120);
  });

  it('cannot have it sooner than it would be anyway, nor put it off for longer than six hours', () => {
    expect(next('0')).toBeGreaterThan(4);
    expect(next('Tue, 10 Nov 2020 12:02:00 GMT')).toBeGreaterThan(4);
    expect(next('999999999')).toBe(6 * 3_600);
    expect(attemptsOf('x', '999999999').length).toBeGreaterThan(4);
  });

  it.each(['soon', '-5', '1e9', '٣', ''])('counts for nothing if it says "%s"', (text) => {
    expect(next(text)).toBeLessThanOrEqual(5);
  });
});
