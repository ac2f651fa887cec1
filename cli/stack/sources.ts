import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { SOURCE_SORT_KEY, sourcePartition } from '../../functions/aws/source-record-codec.ts';
import type { Status } from '../../functions/core/source/lifecycle.ts';

/** A source as the index counts it. */
export interface IndexedSource {
  readonly key: string;
  readonly status: Status;
}

/** Parts of the table that are read at once. A page is a megabyte, some 200 articles, and takes about 20 ms. */
const SEGMENTS = 4;

const PREFIX = sourcePartition('');

/**
 * Every source of the index `table`, unordered, in pages; tombstones are among them. A scan reads the whole table
 * and costs as if it gave all of it: half a read unit for every 4 KB (Amazon DynamoDB developer guide, "Scan").
 *
 * @param onPage told of each page; may be called by several segments in turn
 */
export async function scanSources(
  dynamodb: DynamoDBClient,
  table: string,
  signal: AbortSignal,
  onPage: (sources: readonly IndexedSource[]) => Promise<void> | void,
): Promise<void> {
  const segments = Array.from({ length: SEGMENTS }, async (_, Segment) => {
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await dynamodb.send(
        new ScanCommand({
          TableName: table,
          Segment,
          TotalSegments: SEGMENTS,
          ProjectionExpression: 'pk, #status',
          FilterExpression: 'sk = :source',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':source': { S: SOURCE_SORT_KEY } },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      await onPage((page.Items ?? []).map(sourceOf));
      start = page.LastEvaluatedKey;
    } while (start && !signal.aborted);
  });
  await Promise.all(segments);
}

function sourceOf({ pk, status }: Record<string, AttributeValue>): IndexedSource {
  return { key: pk?.S?.slice(PREFIX.length) ?? '', status: status?.S as Status };
}
