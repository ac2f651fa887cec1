import { Command, InvalidArgumentError } from 'commander';
import { command, run } from '../command.ts';
import type { SecretAction } from './secret.ts';

const DEFAULT_LIMIT = 50;

/** `broadsheet partner …`. The code behind a command is loaded only when the command runs. */
export const partnerCommand = new Command('partner')
  .description('manage the keys of partners, the secrets of their webhooks, and the deliveries to them')
  .addCommand(
    command('list', 'list the partners and the keys of each').action((options) =>
      run(async (terminal) => (await import('./list-partners.ts')).listPartners(options, terminal)),
    ),
  )
  .addCommand(keyCommand())
  .addCommand(secretCommand())
  .addCommand(deliveriesCommand())
  .addCommand(replayCommand());

function keyCommand(): Command {
  return new Command('key')
    .description("the keys that open a partner's feeds")
    .addCommand(
      onePartner('make', 'make the first key of a partner').action((partner, options) =>
        run(async (terminal) => (await import('./make-key.ts')).makeKey(partner, options, terminal)),
      ),
    )
    .addCommand(
      onePartner('rotate', 'make a new key; the one before it stays valid').action((partner, options) =>
        run(async (terminal) => (await import('./make-key.ts')).rotateKey(partner, options, terminal)),
      ),
    )
    .addCommand(
      onePartner('revoke', 'revoke keys, at once')
        .option('--old', 'all but the newest')
        .option('--number <number>', 'the key that the list shows with this number', keyNumber)
        .option('--all', 'every key: the partner has no access any more')
        .action((partner, options) =>
          run(async (terminal) => (await import('./revoke-key.ts')).revokeKey(partner, options, terminal)),
        ),
    );
}

function secretCommand(): Command {
  const one = (action: SecretAction, description: string): Command =>
    onePartner(action, description).action((partner, options) =>
      run(async (terminal) => (await import('./secret.ts')).secret(action, partner, options, terminal)),
    );
  return new Command('secret')
    .description("the secret that signs a partner's webhooks")
    .addCommand(one('make', 'make the first secret of a partner'))
    .addCommand(one('rotate', 'make a new secret; the one before it stays valid'));
}

function deliveriesCommand(): Command {
  return onePartner('deliveries', 'list what a partner was told, the result, and what will be tried again')
    .option('--parked', 'only deliveries that were given up')
    .option('--limit <number>', 'only the newest, at most so many', count, DEFAULT_LIMIT)
    .action((partner, options) =>
      run(async (terminal) => (await import('./deliveries.ts')).deliveries(partner, options, terminal)),
    );
}

function replayCommand(): Command {
  return onePartner('replay', 'send deliveries to a partner again')
    .option('--id <id...>', 'the deliveries with these ids')
    .option('--since <time>', 'changes since this date, or this date and time in UTC', instant)
    .option('--parked', 'only deliveries that were given up')
    .action((partner, options) =>
      run(async (terminal) => (await import('./replay.ts')).replay(partner, options, terminal)),
    );
}

function onePartner(name: string, description: string): Command {
  return command(name, description).argument('<partner>', 'the name of the partner in site.yaml');
}

function keyNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a key, 1 or more.');
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
