import { type Command, InvalidArgumentError } from 'commander';
import { command } from './command.ts';
import { partnerCommand } from './partner/partner-command.ts';
import { run } from './run.ts';

/** After so long a message that keeps failing has become a dead letter: five deliveries, six minutes apart. */
const DEFAULT_TIMEOUT_SECONDS = 1_860;

/** The command lines of an operator. What they run is loaded only then: the SDK takes its time. */
export const operatorCommands: readonly Command[] = [
  command('status', 'tell how a stack is: its site, queues, feeds and sources, and what needs attention')
    .option('--problems', 'list the sources with something for their editors to put right')
    .option('--quick', 'do not count the sources, for which the whole table is read')
    .action((options) =>
      run(async (terminal) => (await import('./status/status.ts')).status(options, terminal)),
    ),

  command('rebuild', 'compare what is published with the index, and make it good')
    .argument('[name...]', 'of a feed or another output: latest, section/world, /rss.xml, articles/my-story')
    .option('--all', 'everything: each source, and each object of the site')
    .option('--dry-run', 'only print what would change, with the difference of each document')
    .option('--no-wait', 'do not wait until it is done')
    .option('--timeout <seconds>', 'wait no longer than this', seconds, DEFAULT_TIMEOUT_SECONDS)
    .action((names, options) =>
      run(async (terminal) => (await import('./rebuild/rebuild.ts')).rebuild(names, options, terminal)),
    ),

  command('release', 'let a held feed go on: what was deleted was meant to be')
    .argument('[feed...]', 'as broadsheet status calls it: latest, section/world')
    .option('--all', 'every feed that is held')
    .option('--timeout <seconds>', 'wait no longer than this', seconds, DEFAULT_TIMEOUT_SECONDS)
    .action((names, options) =>
      run(async (terminal) => (await import('./release/release.ts')).release(names, options, terminal)),
    ),

  command('redrive', 'send dead letters back to their queue, once what killed them is mended')
    .argument('[queue...]', 'intake, jobs or notices')
    .option('--all', 'all of them')
    .option('--dry-run', 'only list them')
    .action((names, options) =>
      run(async (terminal) => (await import('./redrive/redrive.ts')).redrive(names, options, terminal)),
    ),

  partnerCommand,
];

function seconds(text: string): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number of seconds, 1 or more.');
}
