import type { Delivery } from '../../functions/core/push/delivery.ts';
import { EXIT_CODE, type ExitCode, InterruptedError, UsageError } from '../errors.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { checkPartner } from './declared-partner.ts';
import { readDeliveries } from './deliveries.ts';

interface ReplayOptions extends TargetOptions {
  readonly id?: readonly string[];
  /** An instant. */
  readonly since?: string;
  readonly parked?: boolean;
  readonly json?: boolean;
}

/**
 * `broadsheet partner replay`: asks notify to send deliveries again, each as if it were new.
 *
 * @throws {UsageError} if no option says which deliveries, or there is no such partner or delivery
 * @throws {InterruptedError} at Ctrl-C; what was asked for by then is sent
 */
export async function replay(partner: string, options: ReplayOptions, terminal: Terminal): Promise<ExitCode> {
  const { id = [], since, parked } = options;
  if (id.length === 0 && since === undefined && !parked) {
    throw new UsageError(
      'say which deliveries: --parked, --since <time>, or --id <id> (broadsheet partner deliveries lists the ids)',
    );
  }
  const ids = await withStack(options, (stack) => askForReplays(partner, options, stack, terminal));
  const report = { partner, replayed: ids };
  terminal.print(
    options.json ? JSON.stringify(report, undefined, 2) : `${ids.length} will be sent to ${partner} again`,
  );
  return EXIT_CODE.fine;
}

async function askForReplays(
  partner: string,
  options: ReplayOptions,
  stack: Stack,
  terminal: Terminal,
): Promise<string[]> {
  await checkPartner(partner, stack);
  const chosen: Delivery[] = [];
  for await (const delivery of readDeliveries(partner, stack)) {
    if (isChosen(delivery, options)) chosen.push(delivery);
  }
  const unknown = options.id?.find((id) => !chosen.some(({ notice }) => notice.id === id));
  if (unknown !== undefined) {
    throw new UsageError(`${partner} has no delivery with the id ${unknown}; nothing is sent again`);
  }
  const { notices } = stack.ports;
  const asked: string[] = [];
  // The oldest first: the order in which they were sent.
  for (const { notice } of chosen.reverse()) {
    if (terminal.signal.aborted) {
      throw new InterruptedError(`interrupted; ${asked.length} will be sent again`);
    }
    await notices.send([{ kind: 'replay', partner, id: notice.id, at: notice.at }], { delaySeconds: 0 });
    asked.push(notice.id);
    terminal.progress(`${asked.length} of ${chosen.length} asked for`);
  }
  return asked;
}

/** True if every option that is given matches. */
function isChosen({ notice, state }: Delivery, { id, since = '', parked }: ReplayOptions): boolean {
  if (id && !id.includes(notice.id)) return false;
  return notice.at >= since && (!parked || state === 'parked');
}
