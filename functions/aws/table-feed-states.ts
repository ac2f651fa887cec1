import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { FeedState } from '../core/feed/feed-state.ts';
import { OUTPUT_KINDS } from '../core/output/output-kinds.ts';
import type { OutputId } from '../core/output/outputs.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { FeedStatePage, FeedStates } from '../core/ports/feed-states.ts';
import { decodeFeedState, encodeFeedState, FEED_STATES, feedStateRowKey } from './feed-state-codec.ts';
import { type Table, tombstoneEnd } from './table.ts';

/**
 * What was last published of each feed: one row each, all in one partition, so that they can be listed. A month of
 * an archive and a partner's changes have one too if something was left out of them.
 */
export class TableFeedStates implements FeedStates {
  readonly #table: Table;
  readonly #clock: Clock;

  constructor(table: Table, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async readFeedState(output: OutputId): Promise<FeedState | undefined> {
    const item = await this.#table.get(feedStateRowKey(output));
    return item && decodeFeedState(item);
  }

  async writeFeedState(next: FeedState, read: FeedState): Promise<boolean> {
    return await this.#table.putOver(
      encodeFeedState(next, tombstoneEnd(this.#clock())),
      read.revision || undefined,
    );
  }

  async listFeedStates(after?: OutputId): Promise<FeedStatePage> {
    return await this.#list(
      {
        KeyConditionExpression: 'pk = :outputs AND begins_with(sk, :feed)',
        ExpressionAttributeValues: { ':outputs': FEED_STATES, ':feed': { S: OUTPUT_KINDS.feed.name } },
      },
      after,
    );
  }

  async listAllStates(after?: OutputId): Promise<FeedStatePage> {
    return await this.#list(
      { KeyConditionExpression: 'pk = :outputs', ExpressionAttributeValues: { ':outputs': FEED_STATES } },
      after,
    );
  }

  async #list(
    condition: Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
    after: OutputId | undefined,
  ): Promise<FeedStatePage> {
    const answer = await this.#table.client.send(
      new QueryCommand({
        TableName: this.#table.name,
        ...condition,
        ConsistentRead: true,
        ...(after === undefined ? {} : { ExclusiveStartKey: feedStateRowKey(after) }),
      }),
    );
    const next = answer.LastEvaluatedKey?.sk?.S as OutputId | undefined;
    return { states: (answer.Items ?? []).map(decodeFeedState), ...(next === undefined ? {} : { next }) };
  }
}
