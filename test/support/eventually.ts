import { vi } from 'vitest';
import { TEST_LIMIT_MS } from './test-limit.ts';

/** A little less than the limit of the test, so that a failure says what did not come true. */
const LIMIT_MS = TEST_LIMIT_MS - 10_000;

/** Waits until `check` throws no more, however slow the machine is, and returns what it returns. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: LIMIT_MS, interval: 25 });
}
