import { Table } from '../../functions/aws/table.ts';
import { TableDeliveries } from '../../functions/aws/table-deliveries.ts';
import type { Delivery, DeliveryKey } from '../../functions/core/push/delivery.ts';
import { printable } from '../../local/log/console.ts';
import { EXIT_CODE, type ExitCode } from '../errors.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { checkPartner } from './declared-partner.ts';

interface DeliveriesOptions extends TargetOptions {
  readonly parked?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

/** What `broadsheet partner deliveries --json` prints for each (docs/operations.md). */
interface DeliveryReport {
  readonly id: string;
  readonly at: string;
  readonly event: string;
  readonly articleId: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  /** The result of the last attempt; null if there was none. */
  readonly last: { readonly at: string; readonly status: number | null; readonly text: string } | null;
  /** When it is tried again; null if it is not. */
  readonly next: string | null;
}

/**
 * `broadsheet partner deliveries`: lists what a partner was told, newest first.
 *
 * @throws {UsageError} if there is no such partner
 */
export async function deliveries(
  partner: string,
  options: DeliveriesOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const reports = await withStack(options, (stack) => readReports(partner, options, stack));
  terminal.print(options.json ? JSON.stringify(reports, undefined, 2) : describe(reports));
  return reports.some(({ state }) => state === 'parked') ? EXIT_CODE.attention : EXIT_CODE.fine;
}

async function readReports(
  partner: string,
  { parked, limit }: DeliveriesOptions,
  stack: Stack,
): Promise<DeliveryReport[]> {
  await checkPartner(partner, stack);
  const reports: DeliveryReport[] = [];
  for await (const delivery of readDeliveries(partner, stack)) {
    if (parked && delivery.state !== 'parked') continue;
    reports.push(reportOf(delivery));
    if (reports.length === limit) break;
  }
  return reports;
}

function reportOf({ notice, state, attempts, last, due }: Delivery): DeliveryReport {
  const { id, at, event, articleId } = notice;
  return {
    id,
    at,
    event,
    articleId,
    state,
    attempts,
    last: last ? { at: last.at, status: last.status ?? null, text: last.text } : null,
    next: state === 'waiting' ? due : null,
  };
}

/** The receiver's answer is a stranger's text: control characters are taken out. */
function describe(reports: readonly DeliveryReport[]): string {
  if (reports.length === 0) return 'no deliveries';
  const rows = reports.map(({ at, event, articleId, state, attempts, last, next, id }) => [
    at,
    event,
    printable(articleId),
    state,
    attempts,
    printable(`${last?.status ?? ''} ${last?.text ?? ''}`.trim()),
    next ?? '',
    printable(id),
  ]);
  return textTable([['change', '', 'article', 'state', 'attempts', 'last answer', 'next', 'id'], ...rows]);
}

/** The deliveries to a partner, the newest changes first. Pages are read only as they are needed. */
export async function* readDeliveries(partner: string, stack: Stack): AsyncGenerator<Delivery, void> {
  const table = new Table(stack.dynamodb, stack.outputs.IndexTable);
  const log = new TableDeliveries(table, () => new Date().toISOString());
  let next: DeliveryKey | undefined;
  do {
    const page = await log.list(partner, next);
    yield* page.deliveries;
    next = page.next;
  } while (next);
}
