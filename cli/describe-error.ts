import { CommanderError } from 'commander';
import { BroadsheetError } from '../functions/core/kernel/errors.ts';
import { printable } from '../local/log/console.ts';
import { CommandError, EXIT_CODE } from './errors.ts';
import { describeFailure } from './local/failure.ts';

/** How a failed command ends. */
export interface Ending {
  readonly exitCode: number;
  /** Empty if the message has been printed already. */
  readonly message: string;
}

/** The exit code and the message for an error. Only a bug gets a stack trace. */
export function endingOf(error: unknown): Ending {
  // Commander has printed its message itself. Asking for help is no error.
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? EXIT_CODE.fine : EXIT_CODE.usage, message: '' };
  }
  if (error instanceof CommandError) return { exitCode: error.exitCode, message: printable(error.message) };
  return { exitCode: EXIT_CODE.failed, message: describeOther(error) };
}

function describeOther(error: unknown): string {
  if (error instanceof BroadsheetError) return printable(error.message);
  if (!(error instanceof Error)) return describeFailure(error);
  if (error.name === 'CredentialsProviderError') {
    return 'there are no credentials for AWS: sign in (aws login), or name a profile with --profile';
  }
  const { code, address, hostname } = error as { code?: string; address?: string; hostname?: string };
  if (code !== undefined && NETWORK_ERRORS.has(code)) {
    return `${address ?? hostname ?? 'AWS'} cannot be reached (${code}): check the network, and that the server is running`;
  }
  // AWS refused: no bug of ours. The SDK puts `$metadata` on each of its errors.
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
