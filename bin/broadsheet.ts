#!/usr/bin/env node
import { Command } from 'commander';
import { describeFailure } from '../local/commands/failure.ts';
import { localCommand } from '../local/commands/local.ts';

/** The one command line. Each command has a file of its own. */
const program = new Command('broadsheet')
  .description('Drop an article into a bucket; seconds later it is in your feeds.')
  .showHelpAfterError('(--help tells all)')
  .addCommand(localCommand);

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  process.stderr.write(`broadsheet: ${describeFailure(error)}\n`);
  process.exit(1);
}
