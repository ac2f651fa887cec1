import { expect, it } from 'vitest';
import {
  CACHE_LIFETIMES,
  PARTNER_CACHE_CONTROL,
  TIME_TO_LIVE_MINUTES,
} from '../../../functions/core/output/cache-lifetimes.ts';

it('a feed says in its ttl what Cache-Control says of it, behind a key too', () => {
  const maxAge = `max-age=${TIME_TO_LIVE_MINUTES * 60}`;
  expect(CACHE_LIFETIMES.document.split(', ')).toContain(maxAge);
  expect(PARTNER_CACHE_CONTROL.split(', ')).toContain(maxAge);
});
