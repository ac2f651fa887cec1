import type { Delivery } from '../../functions/core/push/delivery.ts';
import { InterruptedError, MisspeltError } from '../errors.ts';
import { EXIT_CODE, type ExitCode } from '../exit-code.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { checkPartner } from './check-partner.ts';
import { readDeliveries } from './read-deliveries.ts';

interface ReplayOptions extends TargetOptions {
  readonly id?: readonly string[];
  /** An instant. */
  readonly since?: string;
  readonly parked?: boolean;
  readonly json?: boolean;
}

/**
 * `broadsheet partner replay`: has changes told again, each as if it were new. Only asks for it: notify does it.
 *
 * @throws {MisspeltError} if nothing says which, or there is no such partner or delivery
 * @throws {InterruptedError} at Ctrl-C; what was asked for by then is done
 */
export async function replay(partner: string, options: ReplayOptions, terminal: Terminal): Promise<ExitCode> {
  const { id = [], since, parked } = options;
  if (id.length === 0 && since === undefined && !parked) {
    throw new MisspeltError(
      'say which: --parked, --since <time>, or --id <id> (broadsheet partner deliveries)',
    );
  }
  const ids = await withStack(options, (stack) => askForReplays(partner, options, stack, terminal));
  const report = { partner, replayed: ids };
  terminal.print(
    options.json ? JSON.stringify(report, undefined, 2) : `${ids.length} will be told to ${partner} again`,
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
    throw new MisspeltError(
      `nothing was to be told to ${partner} under the id ${unknown}; none is told again`,
    );
  }
  const { notices } = stack.ports;
  const asked: string[] = [];
  // The oldest first, as they were told.
  for (const { notice } of chosen.reverse()) {
    if (terminal.signal.aborted) throw new InterruptedError(`interrupted; ${asked.length} are told again`);
    await notices.send([{ kind: 'replay', partner, id: notice.id, at: notice.at }], { delaySeconds: 0 });
    asked.push(notice.id);
    terminal.progress(`${asked.length} of ${chosen.length} asked for`);
  }
  return asked;
}

/** All that is said must hold. */
function isChosen({ notice, state }: Delivery, { id, since = '', parked }: ReplayOptions): boolean {
  if (id && !id.includes(notice.id)) return false;
  return notice.at >= since && (!parked || state === 'parked');
}
