import type { Delivery, DeliveryKey } from '../push/delivery.ts';

/** The deliveries: what partners were told, and are still to be told. Every read is strongly consistent. */
export interface Deliveries {
  read(key: DeliveryKey): Promise<Delivery | undefined>;
  /**
   * Writes `next` whole if the row still has the revision of `read` (0: if there still is none).
   *
   * @returns false if another worker was faster
   */
  write(next: Delivery, read: Delivery): Promise<boolean>;
  /** One page of a partner's deliveries, those of the newest changes first; `next` continues. */
  list(
    partner: string,
    after?: DeliveryKey,
  ): Promise<{ readonly deliveries: readonly Delivery[]; readonly next?: DeliveryKey }>;
}
