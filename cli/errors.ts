import { EXIT_CODE, type ExitCode } from './exit-code.ts';

/** Something a command cannot do, with what to do about it in the message; no bug, so told without a stack. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  readonly exitCode: ExitCode = EXIT_CODE.failed;
}

/** The command was not understood; nothing was done. */
export class MisspeltError extends CommandError {
  override readonly name = 'MisspeltError';
  override readonly exitCode = EXIT_CODE.usage;
}

/** Ctrl-C; the message says what was done by then. */
export class InterruptedError extends CommandError {
  override readonly name = 'InterruptedError';
  override readonly exitCode = EXIT_CODE.interrupted;
}
