/** No test asserts on time. The limit only ends a test that hangs, and a busy machine is far from it. */
export const TEST_LIMIT_MS = 300_000;
