import type { Command } from 'commander';

/** Where a command works: a local cloud, or with `stack` a deployed stack. */
export interface TargetOptions {
  readonly data: string;
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
}

const DEFAULT_DATA = '.broadsheet';

/** Declares the options that say where a command works. */
export function withTarget(command: Command): Command {
  return command
    .option('--data <dir>', 'the local cloud that works on this folder', DEFAULT_DATA)
    .option('--stack <name>', 'a deployed stack instead, as CloudFormation calls it')
    .option('--region <region>', 'of the deployed stack; else as the AWS CLI would choose')
    .option('--profile <name>', 'whose credentials to use; else as the AWS CLI would choose');
}

/** The same as a person would write it, with a space before: what to add to a command given as a remedy. */
export function describeTarget({ data, stack, region, profile }: TargetOptions): string {
  if (stack === undefined) return data === DEFAULT_DATA ? '' : ` --data ${data}`;
  const place = region === undefined ? '' : ` --region ${region}`;
  return ` --stack ${stack}${place}${profile === undefined ? '' : ` --profile ${profile}`}`;
}
