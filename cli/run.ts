import type { ExitCode } from './exit-code.ts';
import { onStopSignal } from './local/stop-signal.ts';
import { StreamTerminal, type Terminal } from './terminal.ts';

/**
 * Runs a command at the keyboard: on the streams of this process, with Ctrl-C as its signal (a second one ends it
 * at once), and its answer as the exit code.
 */
export async function run(command: (terminal: Terminal) => Promise<ExitCode>): Promise<void> {
  const controller = new AbortController();
  onStopSignal(async () => controller.abort()).catch(() => undefined);
  // Whoever reads has seen enough (`| head`): not an error of ours, and nobody is left to tell.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const terminal = new StreamTerminal(process.stdout, process.stderr, controller.signal);
  try {
    process.exitCode = await command(terminal);
  } finally {
    terminal.clear();
  }
}
