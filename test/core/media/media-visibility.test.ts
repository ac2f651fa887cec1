import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicationWindow } from '../../../functions/core/lifecycle.ts';
import { mediaIsVisible } from '../../../functions/core/media/media-visibility.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 3, 9, minute)).toISOString();
const user = (from: number, to?: number): PublicationWindow => ({
  draft: false,
  publishedAt: at(from),
  ...(to !== undefined && { expiresAt: at(to) }),
});

describe('a media file', () => {
  it('that no article names may be seen', () => {
    expect(mediaIsVisible([], at(0))).toBe(true);
  });

  it('may be seen from the first instant to the last of the one article that names it', () => {
    const users = [user(10, 20)];

    expect([9, 10, 19, 20].map((minute) => mediaIsVisible(users, at(minute)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('that only a draft names may not be seen', () => {
    expect(mediaIsVisible([{ ...user(0), draft: true }], at(5))).toBe(false);
  });

  it('may be seen exactly while some article that names it may', () => {
    const minute = fc.nat(30);
    const users = fc.array(fc.tuple(minute, minute), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(users, minute, (windows, now) => {
        const isShown = windows.some(([from, to]) => from <= now && now < to);
        expect(
          mediaIsVisible(
            windows.map(([from, to]) => user(from, to)),
            at(now),
          ),
        ).toBe(isShown);
      }),
    );
  });
});
