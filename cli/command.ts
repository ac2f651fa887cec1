import { Command } from 'commander';
import type { ExitCode } from './errors.ts';
import { onStopSignal } from './local/stop-signal.ts';
import { withTarget } from './stack/target.ts';
import { StreamTerminal, type Terminal } from './terminal.ts';

const EXIT_CODES = `
Exit codes: 0 fine, 1 failed, 2 usage error, 3 needs attention, 130 interrupted by Ctrl-C.
See docs/operations.md for the whole contract.`;

/** A command that works on a stack, with the options that all such commands have. */
export function command(name: string, description: string): Command {
  return withTarget(new Command(name).description(description))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXIT_CODES);
}

/**
 * Runs a command in this process. It prints to the process's streams, and its result becomes the exit code. The
 * first Ctrl-C asks it to stop, a second one ends the process at once.
 */
export async function run(action: (terminal: Terminal) => Promise<ExitCode>): Promise<void> {
  const controller = new AbortController();
  onStopSignal(async () => controller.abort()).catch(() => undefined);
  // The reader of a pipe has closed it (`| head`). That is no error, and there is nobody left to tell.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const terminal = new StreamTerminal(process.stdout, process.stderr, controller.signal);
  try {
    process.exitCode = await action(terminal);
  } finally {
    terminal.clear();
  }
}
