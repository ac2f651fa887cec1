import { Command, InvalidArgumentError } from 'commander';
import { command, run } from './command.ts';
import { partnerCommand } from './partner/partner-command.ts';

/** By then a message that keeps failing is a dead letter: five deliveries, six minutes apart. */
const DEFAULT_TIMEOUT_SECONDS = 1_860;

const LINT_HELP = `
A file under articles/ or media/, or site.yaml, is read like an upload, together with the site.yaml and the media
beside it. The output is what its receipt would say. A feed is checked by the rules that every document must pass
before it is published; they are stricter than the formats. A folder stands for the files in it, and - for standard
input.

Exit codes: 0 no problem, 1 problems, 2 usage error, 130 interrupted by Ctrl-C.
See docs/uploads.md for the whole contract.`;

/**
 * Every command but `local`. The code behind a command is loaded only when the command runs: the SDK takes long to
 * load.
 */
export const commands: readonly Command[] = [
  // Works on files alone, so it has no options that name a stack.
  new Command('lint')
    .description('check articles, site.yaml and media before they are uploaded; check feeds')
    .argument('<name...>', 'a file, a folder, the address of a feed, or - for standard input')
    .option('--strict', 'count warnings as problems')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', LINT_HELP)
    .action((names, options) =>
      run(async (terminal) => (await import('./lint/lint.ts')).lint(names, options, terminal)),
    ),

  command('status', 'show the site, queues, feeds and sources of a stack, and what needs attention')
    .option('--problems', 'list the sources that have problems, for their editors to fix')
    .option('--quick', 'do not count the sources (the count reads the whole table)')
    .action((options) =>
      run(async (terminal) => (await import('./status/status.ts')).status(options, terminal)),
    ),

  command('rebuild', 'compare what is published with the index, and publish what differs')
    .argument('[name...]', 'feeds or other outputs: latest, section/world, /rss.xml, articles/my-story')
    .option('--all', 'everything: each source and each object of the site')
    .option('--dry-run', 'publish nothing; print what would change, with a diff of each document')
    .option('--no-wait', 'do not wait until it is done')
    .option('--timeout <seconds>', 'stop waiting after so many seconds', seconds, DEFAULT_TIMEOUT_SECONDS)
    .action((names, options) =>
      run(async (terminal) => (await import('./rebuild/rebuild.ts')).rebuild(names, options, terminal)),
    ),

  command('release', 'publish a held feed again: the deletions were intended')
    .argument('[feed...]', 'feeds as broadsheet status names them: latest, section/world')
    .option('--all', 'every feed that is held')
    .option('--timeout <seconds>', 'stop waiting after so many seconds', seconds, DEFAULT_TIMEOUT_SECONDS)
    .action((names, options) =>
      run(async (terminal) => (await import('./release/release.ts')).release(names, options, terminal)),
    ),

  command('redrive', 'send dead letters back to their queue, after you have fixed the cause')
    .argument('[queue...]', 'intake, jobs or notices')
    .option('--all', 'all three queues')
    .option('--dry-run', 'only list the dead letters')
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
