#!/usr/bin/env node
import { Command } from 'commander';
import { commands } from '../cli/commands.ts';
import { endingOf } from '../cli/describe-error.ts';
import { localCommand } from '../cli/local/local.ts';

/** The command line: every command is declared in cli/commands.ts, but `local`, which has a file of its own. */
const program = new Command('broadsheet').description(
  'Drop an article into a bucket; seconds later it is in your feeds.',
);
for (const command of [localCommand, ...commands]) program.addCommand(command);
ownErrors(program);

try {
  await program.parseAsync();
} catch (error) {
  const { exitCode, message } = endingOf(error);
  if (message !== '') process.stderr.write(`broadsheet: ${message}\n`);
  process.exitCode = exitCode;
}
process.exit();

/** Sets this on every command: a command that was made elsewhere inherits nothing. */
function ownErrors(command: Command): void {
  command.exitOverride().showHelpAfterError('(use --help to see all options)');
  for (const inner of command.commands) ownErrors(inner);
}
