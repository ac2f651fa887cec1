/** The shells' exit code for a process that was ended by Ctrl-C. */
const EXIT_FORCED = 130;

/**
 * One Ctrl-C can arrive more than once: from the terminal, and forwarded by npm and by the script that chose this Node.
 * A signal within this time is the same keystroke.
 */
const SAME_KEYSTROKE_MS = 500;

/**
 * Runs `stop` at the first SIGINT or SIGTERM. The next one ends the process at once.
 *
 * @returns resolves when `stop` has ended, rejects if it failed
 */
export function onStopSignal(stop: () => Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let firstAt: number | undefined;
  const onSignal = (): void => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      stop().then(resolve, reject);
    } else if (now - firstAt > SAME_KEYSTROKE_MS) process.exit(EXIT_FORCED);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return promise;
}
