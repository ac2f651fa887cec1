import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Claim, Claims } from '../core/ports/claims.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Identity } from '../core/source/identity.ts';
import { type Item, type Table, tombstoneEnd } from './table.ts';

/** The claims as rows of the table: one for each owner, for each source that waits, for each estate. */
export class TableClaims implements Claims {
  readonly #table: Table;
  readonly #clock: Clock;

  constructor(table: Table, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async readClaim(claim: string): Promise<Claim | undefined> {
    const item = await this.#table.get(claimKey(claim));
    return item && { owner: item.owner?.S ?? '', revision: Number(item.revision?.N) };
  }

  async takeClaim(claim: string, key: string, revision: number, over?: Claim): Promise<boolean> {
    return await this.#table.conditionally(
      new PutItemCommand({
        TableName: this.#table.name,
        Item: { ...claimKey(claim), owner: { S: key }, revision: { N: String(revision) } },
        ConditionExpression: over
          ? '#owner = :holder AND revision = :held'
          : 'attribute_not_exists(pk) OR (#owner = :holder AND revision <= :held)',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: {
          ':holder': { S: over?.owner ?? key },
          ':held': { N: String(over?.revision ?? revision) },
        },
      }),
    );
  }

  async releaseClaim(claim: string, key: string, revision: number): Promise<void> {
    await this.#table.conditionally(
      new DeleteItemCommand({
        TableName: this.#table.name,
        Key: claimKey(claim),
        ConditionExpression: '#owner = :mine AND revision <= :held',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':mine': { S: key }, ':held': { N: String(revision) } },
      }),
    );
  }

  async readEstate(claim: string): Promise<Identity | undefined> {
    const item = await this.#table.get(estateKey(claim));
    return item && JSON.parse(item.identity?.S ?? '{}');
  }

  async leaveEstate(claim: string, identity: Identity): Promise<void> {
    await this.#table.put({
      ...estateKey(claim),
      identity: { S: JSON.stringify(identity) },
      ttl: { N: String(tombstoneEnd(this.#clock())) },
    });
  }

  async wait(claim: string, key: string): Promise<void> {
    await this.#table.put(waitingKey(claim, key));
  }

  async stopWaiting(claim: string, key: string): Promise<void> {
    const Key = waitingKey(claim, key);
    await this.#table.client.send(new DeleteItemCommand({ TableName: this.#table.name, Key }));
  }

  async waiters(claim: string): Promise<string[]> {
    const items = await this.#table.queryAll(waitingPartition(claim));
    return items.map(({ sk }) => sk?.S ?? '');
  }
}

function claimKey(claim: string): Item {
  return { pk: { S: `claim#${claim}` }, sk: { S: 'claim' } };
}

function estateKey(claim: string): Item {
  return { pk: { S: `estate#${claim}` }, sk: { S: 'estate' } };
}

function waitingKey(claim: string, key: string): Item {
  return { pk: waitingPartition(claim), sk: { S: key } };
}

function waitingPartition(claim: string): { S: string } {
  return { S: `waiting#${claim}` };
}
