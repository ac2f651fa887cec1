#!/usr/bin/env node
import { Command } from 'commander';
import { operatorCommands } from '../cli/commands.ts';
import { endingOf } from '../cli/describe-error.ts';
import { lintCommand } from '../cli/lint/lint-command.ts';
import { localCommand } from '../cli/local/local.ts';

/** The one command line. Each command has a file of its own. */
const program = new Command('broadsheet').description(
  'Drop an article into a bucket; seconds later it is in your feeds.',
);
for (const command of [localCommand, lintCommand, ...operatorCommands]) program.addCommand(command);
ownErrors(program);

try {
  await program.parseAsync();
} catch (error) {
  const { exitCode, message } = endingOf(error);
  if (message !== '') process.stderr.write(`broadsheet: ${message}\n`);
  process.exitCode = exitCode;
}
process.exit();

/** Set on each: a command made elsewhere inherits nothing. */
function ownErrors(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help tells all)');
  for (const inner of command.commands) ownErrors(inner);
}
