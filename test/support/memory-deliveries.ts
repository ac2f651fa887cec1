import type { Deliveries } from '../../functions/core/ports/deliveries.ts';
import type { Delivery, DeliveryKey } from '../../functions/core/push/delivery.ts';
import { copyOf } from './copy-of.ts';

/** What partners were told, in memory. */
export class MemoryDeliveries implements Deliveries {
  readonly rows = new Map<string, Delivery>();

  async read(key: DeliveryKey): Promise<Delivery | undefined> {
    return copyOf(this.rows.get(keyOf(key)));
  }

  async write(next: Delivery, read: Delivery): Promise<boolean> {
    const key = keyOf(next.notice);
    if ((this.rows.get(key)?.revision ?? 0) !== read.revision) return false;
    this.rows.set(key, copyOf(next));
    return true;
  }

  async list(partner: string): ReturnType<Deliveries['list']> {
    const keys = [...this.rows.keys()].filter((key) => key.startsWith(`${partner} `)).sort();
    return { deliveries: keys.reverse().map((key) => copyOf(this.rows.get(key)!)) };
  }
}

function keyOf({ partner, at, id }: DeliveryKey): string {
  return `${partner} ${at}#${id}`;
}
