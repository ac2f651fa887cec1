import { Command, InvalidArgumentError } from 'commander';
import { command } from '../command.ts';
import { run } from '../run.ts';
import type { SecretAction } from './secret.ts';

const DEFAULT_LIMIT = 50;

/** The command lines about what partners are told. What they run is loaded only then. */
export const pushCommands: readonly Command[] = [
  new Command('secret')
    .description("the secret that a partner's webhooks are signed with")
    .addCommand(secretCommand('make', 'make a partner its first secret'))
    .addCommand(secretCommand('rotate', 'make a new secret; the one before it stays valid beside it')),

  command('deliveries', 'tell what a partner was told, what came of it, and what is still tried')
    .argument('<partner>', 'as site.yaml calls it')
    .option('--parked', 'only what was given up')
    .option('--limit <number>', 'the newest, no more than these', count, DEFAULT_LIMIT)
    .action((partner, options) =>
      run(async (terminal) => (await import('./deliveries.ts')).deliveries(partner, options, terminal)),
    ),

  command('replay', 'tell a partner again what it was told, or missed')
    .argument('<partner>', 'as site.yaml calls it')
    .option('--id <id...>', 'these')
    .option('--since <time>', 'changes since this date, or date and time in UTC', instant)
    .option('--parked', 'only what was given up')
    .action((partner, options) =>
      run(async (terminal) => (await import('./replay.ts')).replay(partner, options, terminal)),
    ),
];

function secretCommand(action: SecretAction, description: string): Command {
  return command(action, description)
    .argument('<partner>', 'as site.yaml calls it')
    .action((partner, options) =>
      run(async (terminal) => (await import('./secret.ts')).secret(action, partner, options, terminal)),
    );
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number, 1 or more.');
}

/** A date, or a date and time in UTC, as an instant. */
function instant(text: string): string {
  const [, date, time = 'T00:00Z'] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/.exec(text) ?? [];
  const milliseconds = Date.parse(`${date}${time}`);
  if (!Number.isNaN(milliseconds)) return new Date(milliseconds).toISOString();
  throw new InvalidArgumentError('It must be a time such as 2026-11-23 or 2026-11-23T14:30Z.');
}
