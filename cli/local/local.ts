import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { type LocalCloud, startLocalCloud } from '../../local/cloud.ts';
import { formatLog } from '../../local/log/console.ts';
import { synthesize } from '../../local/wiring/synthesize.ts';
import { UsageError } from '../errors.ts';
import { describeAddresses } from './addresses.ts';
import { type LocalOptions, withLocalOptions } from './local-options.ts';
import { onStopSignal } from './stop-signal.ts';

/** A message that fails waits for its visibility timeout; nobody should wait for that to see the rest. */
const PATIENCE_MS = 90_000;

/** `broadsheet local`: the whole of Broadsheet on this machine. */
export const localCommand = withLocalOptions(
  new Command('local').description('run everything on this machine, on loopback only, from the same stack'),
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

/** Says `ready` once all that was there at the start is published. */
async function announce(cloud: LocalCloud): Promise<void> {
  const idle = cloud.whenIdle().then(
    () => 'idle' as const,
    () => 'stopped' as const,
  );
  const outcome = await Promise.race([idle, delay(PATIENCE_MS, 'late' as const, { ref: false })]);
  if (outcome === 'stopped') return;
  if (outcome === 'late') print('some messages failed and will be tried again; going on without them');
  print(describeAddresses(cloud));
  print(`ready ${cloud.siteUrl}`);
}

async function checkContent({ content }: LocalOptions): Promise<void> {
  if (content === false) return;
  const found = await stat(content).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new UsageError(`there is no folder ${content}: name another with --content, or use --no-content`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
