import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { WebhookSecret } from '../core/push/webhook-secret.ts';
import type { Item, Table } from './table.ts';

/** The secrets that partners' webhooks are signed with. Notify is the only function that may read these rows. */
export class TableWebhookSecrets {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The valid secrets, the newest first. None: nobody has made one. */
  async read(partner: string): Promise<readonly WebhookSecret[]> {
    const item = await this.#table.get(keyOf(partner));
    return JSON.parse(item?.secrets?.S ?? '[]');
  }

  /** Writes `next` if the row still holds `read`. @returns false if it does not */
  async write(
    partner: string,
    next: readonly WebhookSecret[],
    read: readonly WebhookSecret[],
  ): Promise<boolean> {
    return await this.#table.conditionally(
      new PutItemCommand({
        TableName: this.#table.name,
        Item: { ...keyOf(partner), secrets: { S: JSON.stringify(next) } },
        ...(read.length === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'secrets = :read',
              ExpressionAttributeValues: { ':read': { S: JSON.stringify(read) } },
            }),
      }),
    );
  }
}

function keyOf(partner: string): Item {
  return { pk: { S: `webhook#${partner}` }, sk: { S: 'secrets' } };
}
