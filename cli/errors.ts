/** The exit codes of all commands, for scripts. The same numbers stand in docs/operations.md. */
export const EXIT_CODE = {
  /** Done, and nothing needs attention. */
  fine: 0,
  /** It failed. Standard error says why. */
  failed: 1,
  /** A usage error: an unknown option, feed or stack. Nothing was done. */
  usage: 2,
  /** Done, but somebody should look: a held feed, dead letters, a difference found by a dry run. */
  attention: 3,
  /** Interrupted by Ctrl-C. Shells use the same number. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

/** An error that is no bug, so it is told without a stack trace. The message says what is wrong and what to do. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  readonly exitCode: ExitCode = EXIT_CODE.failed;
}

/** The command line is wrong. Nothing was done. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  override readonly exitCode = EXIT_CODE.usage;
}

/** Ctrl-C. The message says what had been done by then. */
export class InterruptedError extends CommandError {
  override readonly name = 'InterruptedError';
  override readonly exitCode = EXIT_CODE.interrupted;
}
