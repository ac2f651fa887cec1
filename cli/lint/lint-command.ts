import { Command } from 'commander';
import { run } from '../run.ts';

const HELP = `
A file under articles/ or media/, or site.yaml, is read as an upload would be, with the site.yaml and the media beside
it: what is said of it is what its receipt would say. A feed is checked by the rules that every document passes before
it is published; they are stricter than the formats. A folder stands for the files in it, - for standard input.

Exit codes: 0 clean, 1 problems, 2 misspelt, 130 ended by Ctrl-C. All of it: docs/uploads.md.`;

/** `broadsheet lint`: works on files alone, without any cloud. */
export const lintCommand = new Command('lint')
  .description('check articles, site.yaml and media before they are uploaded, and feeds')
  .argument('<name...>', 'of a file or a folder, the address of a feed, or - for standard input')
  .option('--strict', 'let warnings count as problems')
  .option('--json', 'print the result for programs')
  .addHelpText('after', HELP)
  .action((names, options) =>
    run(async (terminal) => (await import('./lint.ts')).lint(names, options, terminal)),
  );
