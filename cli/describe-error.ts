import { CommanderError } from 'commander';
import { BroadsheetError } from '../functions/core/kernel/errors.ts';
import { printable } from '../local/log/console.ts';
import { CommandError } from './errors.ts';
import { EXIT_CODE } from './exit-code.ts';
import { describeFailure, UsageError } from './local/failure.ts';

/** How a command ended that did not end well. */
export interface Ending {
  readonly exitCode: number;
  /** Empty if all has been said. */
  readonly message: string;
}

/** What to tell a person, and a script, about an error: a stack only for a bug. */
export function endingOf(error: unknown): Ending {
  // Commander has written its message itself; asking for help is no error.
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? EXIT_CODE.fine : EXIT_CODE.usage, message: '' };
  }
  if (error instanceof UsageError) return { exitCode: EXIT_CODE.usage, message: describeFailure(error) };
  if (error instanceof CommandError) return { exitCode: error.exitCode, message: printable(error.message) };
  return { exitCode: EXIT_CODE.failed, message: describeOther(error) };
}

function describeOther(error: unknown): string {
  if (error instanceof BroadsheetError) return printable(error.message);
  if (!(error instanceof Error)) return describeFailure(error);
  if (error.name === 'CredentialsProviderError') {
    return `there are no credentials for AWS: sign in (aws login), or name a profile with --profile`;
  }
  const { code, address, hostname } = error as { code?: string; address?: string; hostname?: string };
  if (code !== undefined && NETWORK_ERRORS.has(code)) {
    return `${address ?? hostname ?? 'AWS'} cannot be reached (${code}): look at the network, and whether it runs`;
  }
  // What AWS refused is not for us to mend. The SDK notes on each error how many attempts it made.
  if ('$metadata' in error) return printable(`AWS answered ${error.name}: ${error.message}`);
  return describeFailure(error);
}

const NETWORK_ERRORS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
