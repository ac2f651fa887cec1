import { describe, expect, it } from 'vitest';
import { TableDeliveries } from '../../functions/aws/table-deliveries.ts';
import { TableWebhookSecrets } from '../../functions/aws/table-webhook-secrets.ts';
import type { Deliveries } from '../../functions/core/ports/deliveries.ts';
import { newDelivery, replayedDelivery } from '../../functions/core/push/delivery.ts';
import { newWebhookSecret } from '../../functions/core/push/webhook-secret.ts';
import { MemoryDeliveries } from '../support/memory-deliveries.ts';
import { sharedTable } from './shared-table.ts';

const NOW = '2026-11-10T12:00:00.000Z';
const table = sharedTable();

describe.each<[string, () => Deliveries]>([
  ['in memory', () => new MemoryDeliveries()],
  ['in DynamoDB', () => new TableDeliveries(table(), () => NOW)],
])('the deliveries %s', (_, open) => {
  const deliveryOf = (id: string, at = NOW) =>
    newDelivery(
      { kind: 'change', partner: 'harbour', id, event: 'updated', articleId: `urn:x:${id}`, at },
      NOW,
    );

  it('are written by whoever read them last, and listed with the newest first', async () => {
    const deliveries = open();
    const none = deliveryOf('one');
    const first = replayedDelivery(none, NOW);
    expect(await deliveries.read(none.notice)).toBeUndefined();
    expect(await deliveries.write(first, none)).toBe(true);
    expect(await deliveries.write(first, none)).toBe(false);
    const second = replayedDelivery(first, NOW);
    expect(await deliveries.write(second, first)).toBe(true);
    expect(await deliveries.write(second, first)).toBe(false);
    expect(await deliveries.read(none.notice)).toEqual(second);
    const later = deliveryOf('two', '2026-11-10T12:00:01.000Z');
    await deliveries.write(replayedDelivery(later, NOW), later);
    const { deliveries: listed, next } = await deliveries.list('harbour');
    expect(listed.map(({ notice }) => notice.id)).toEqual(['two', 'one']);
    expect(next).toBeUndefined();
    expect(await deliveries.list('other')).toEqual({ deliveries: [] });
  });
});

it('the secrets of webhooks are written by whoever read them last', async () => {
  const secrets = new TableWebhookSecrets(table());
  const [one, two] = [1, 2].map((byte) => newWebhookSecret(new Uint8Array(32).fill(byte), NOW));
  expect(await secrets.read('harbour')).toEqual([]);
  expect(await secrets.write('harbour', [one!], [])).toBe(true);
  expect(await secrets.write('harbour', [two!], [])).toBe(false);
  expect(await secrets.write('harbour', [two!, one!], [one!])).toBe(true);
  expect(await secrets.write('harbour', [two!], [one!])).toBe(false);
  expect(await secrets.read('harbour')).toEqual([two, one]);
});
