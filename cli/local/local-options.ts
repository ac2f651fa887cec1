import { type Command, InvalidArgumentError } from 'commander';

/** The options of `broadsheet local`, as parsed. */
export interface LocalOptions {
  readonly port: number;
  readonly awsPort: number;
  readonly data: string;
  /** False with `--no-content`. */
  readonly content: string | false;
  readonly window?: number;
  readonly publicUrl?: string;
  readonly pushTo?: readonly string[];
  readonly verbose?: boolean;
}

const DETOUR = /^[a-z0-9.:-]+=127\.0\.0\.1:\d{1,5}$/;

/** Lambda's limit for the window of a mapping. */
const MAX_WINDOW_SECONDS = 300;

/** Adds the options to a command. */
export function withLocalOptions(command: Command): Command {
  return command
    .option('--port <port>', 'port of the site', port, 8080)
    .option('--aws-port <port>', 'port for S3, SQS and DynamoDB', port, 4566)
    .option('--data <dir>', 'folder that keeps everything', '.broadsheet')
    .option('--content <dir>', 'folder that is uploaded and watched', 'content')
    .option('--no-content', 'upload nothing')
    .option(
      '--window <seconds>',
      'collect batches for this long, instead of the windows of the stack',
      windowSeconds,
    )
    .option(
      '--public-url <url>',
      'address of the site in everything that is published, instead of the local one',
      httpUrl,
    )
    .option(
      '--push-to <host=address>',
      'server on this machine that gets the pushes to a host: hooks.partner.example=127.0.0.1:9000; may be repeated',
      detour,
    )
    .option('--verbose', 'also show what was looked at and found unchanged');
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a number from 0 (any free port) to 65535.');
}

function detour(text: string, others: readonly string[] = []): readonly string[] {
  if (DETOUR.test(text)) return [...others, text];
  throw new InvalidArgumentError(
    'It must be a host and a server on this machine: hub.example=127.0.0.1:9000.',
  );
}

function windowSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds >= 0 && seconds <= MAX_WINDOW_SECONDS) return seconds;
  throw new InvalidArgumentError(`It must be a number of seconds from 0 to ${MAX_WINDOW_SECONDS}.`);
}

function httpUrl(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new InvalidArgumentError('It must be an absolute http or https address.');
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
