import { Table } from '../../functions/aws/table.ts';
import { TableDeliveries } from '../../functions/aws/table-deliveries.ts';
import type { Delivery, DeliveryKey } from '../../functions/core/push/delivery.ts';
import type { Stack } from '../stack/stack.ts';

/** The deliveries to a partner, those of the newest changes first. Whoever has seen enough stops asking. */
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
