import { Command, InvalidArgumentError } from 'commander';
import { command } from '../command.ts';
import { run } from '../run.ts';
import { pushCommands } from './push-commands.ts';

/** The command lines about partners. What they run is loaded only then. */
export const partnerCommand = new Command('partner')
  .description('let partners in, and end that; see to what they are told')
  .addCommand(
    command('list', 'tell which partners there are, and the keys of each').action((options) =>
      run(async (terminal) => (await import('./list-partners.ts')).listPartners(options, terminal)),
    ),
  )
  .addCommand(
    new Command('key')
      .description('the keys that open what a partner may have')
      .addCommand(
        command('make', 'make a partner its first key')
          .argument('<partner>', 'as site.yaml calls it')
          .action((partner, options) =>
            run(async (terminal) => (await import('./make-key.ts')).makeKey(partner, options, terminal)),
          ),
      )
      .addCommand(
        command('rotate', 'make a new key; the one before it stays valid beside it')
          .argument('<partner>', 'as site.yaml calls it')
          .action((partner, options) =>
            run(async (terminal) => (await import('./make-key.ts')).rotateKey(partner, options, terminal)),
          ),
      )
      .addCommand(
        command('revoke', 'end keys, at once')
          .argument('<partner>', 'as site.yaml calls it')
          .option('--old', 'all but the newest')
          .option('--number <number>', 'the one that the list gives this number', number)
          .option('--all', 'every key: the partner is out')
          .action((partner, options) =>
            run(async (terminal) => (await import('./revoke-key.ts')).revokeKey(partner, options, terminal)),
          ),
      ),
  );
for (const one of pushCommands) partnerCommand.addCommand(one);

function number(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a key, 1 or more.');
}
