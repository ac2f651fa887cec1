import { Command } from 'commander';
import { withTarget } from './stack/target.ts';

const EXIT_CODES = `
Exit codes: 0 fine, 1 failed, 2 misspelt, 3 needs attention, 130 ended by Ctrl-C. All of it: docs/operations.md.`;

/** A command that works on a stack, with the options that all of them have. */
export function command(name: string, description: string): Command {
  return withTarget(new Command(name).description(description))
    .option('--json', 'print the result for programs')
    .addHelpText('after', EXIT_CODES);
}
