import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import type { LocalCloud } from '../../local/cloud.ts';
import { formatLog } from '../../local/log/console.ts';
import { startLocalCloud } from '../../local/start-local-cloud.ts';
import { synthesize } from '../../local/wiring/synthesize.ts';
import { UsageError } from '../errors.ts';
import { type LocalOptions, withLocalOptions } from './local-options.ts';
import { onStopSignal } from './stop-signal.ts';

/** How long the start waits for everything to be published. A message that failed waits for its visibility timeout. */
const PATIENCE_MS = 90_000;

/** `broadsheet local`: runs the whole of Broadsheet on this machine. */
export const localCommand = withLocalOptions(
  new Command('local').description('run the whole stack on this machine, reachable from this machine only'),
).action((options: LocalOptions) => run(options));

async function run(options: LocalOptions): Promise<void> {
  await checkContent(options);
  const started = start(options);
  const stopped = onStopSignal(async () => {
    print('\nstopping');
    await (await started).stop();
    print(`stopped; everything is kept in ${options.data}`);
  });
  const cloud = await started;
  await Promise.race([announce(cloud), stopped]);
  await stopped;
}

async function start(options: LocalOptions): Promise<LocalCloud> {
  const assemblyDir = await synthesize(() => print('synthesizing the stack (a few seconds)'));
  print('starting');
  const hasColors = process.stdout.isTTY === true && process.stdout.hasColors();
  return startLocalCloud({
    dataDir: options.data,
    sitePort: options.port,
    awsPort: options.awsPort,
    assemblyDir,
    ...(options.content === false ? {} : { contentDir: options.content }),
    ...(options.window === undefined ? {} : { windowSeconds: options.window }),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.pushTo === undefined ? {} : { pushTo: options.pushTo }),
    onLog(record) {
      const line = formatLog(record, { hasColors, isVerbose: options.verbose === true });
      if (line !== undefined) print(line);
    },
  });
}

/** Prints the addresses and `ready` when everything is published that was there at the start. */
async function announce(cloud: LocalCloud): Promise<void> {
  const idle = cloud.whenIdle().then(
    () => 'idle' as const,
    () => 'stopped' as const,
  );
  const outcome = await Promise.race([idle, delay(PATIENCE_MS, 'late' as const, { ref: false })]);
  if (outcome === 'stopped') return;
  if (outcome === 'late')
    print('not everything is published yet: some messages failed and will be tried again');
  print(describeAddresses(cloud));
  print(`ready ${cloud.siteUrl}`);
}

/** The addresses of a running local cloud, for a person. */
function describeAddresses({ siteUrl, awsEndpoint, outputs }: LocalCloud): string {
  const bucket = outputs.UploadsBucket ?? 'uploads';
  return `
  home       ${siteUrl}/
  RSS 2.0    ${siteUrl}/rss.xml
  Atom 1.0   ${siteUrl}/atom.xml
  JSON Feed  ${siteUrl}/feed.json
  AWS        ${awsEndpoint}  (S3, SQS, DynamoDB; any access key will do)

  Upload an article:
    AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=us-east-1 \\
      aws --endpoint-url ${awsEndpoint} s3 cp story.md s3://${bucket}/articles/world/story.md
`;
}

async function checkContent({ content }: LocalOptions): Promise<void> {
  if (content === false) return;
  const found = await stat(content).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new UsageError(
    `there is no folder ${content}: choose another one with --content, or use --no-content`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
