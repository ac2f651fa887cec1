import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock, SourceIndex } from '../core/ports/ports.ts';
import { TableClaimRows } from './claim-rows.ts';
import { TableHintRows } from './hint-rows.ts';
import { TableSourceRows } from './source-rows.ts';
import { Table } from './table.ts';

/** The index of the design, section 5: one table, single-item conditional writes, consistent reads. */
export class IndexTable implements SourceIndex {
  readonly #sources: TableSourceRows;
  readonly #hints: TableHintRows;
  readonly #claims: TableClaimRows;

  constructor(client: DynamoDBClient, name: string, clock: Clock) {
    const table = new Table(client, name);
    this.#sources = new TableSourceRows(table, clock);
    this.#hints = new TableHintRows(table);
    this.#claims = new TableClaimRows(table, clock);
  }

  readonly readSource: SourceIndex['readSource'] = (...args) => this.#sources.readSource(...args);
  readonly readSources: SourceIndex['readSources'] = (...args) => this.#sources.readSources(...args);
  readonly writeSource: SourceIndex['writeSource'] = (...args) => this.#sources.writeSource(...args);
  readonly fence: SourceIndex['fence'] = (...args) => this.#sources.fence(...args);
  readonly clearPending: SourceIndex['clearPending'] = (...args) => this.#sources.clearPending(...args);

  readonly putHint: SourceIndex['putHint'] = (...args) => this.#hints.putHint(...args);
  readonly deleteHint: SourceIndex['deleteHint'] = (...args) => this.#hints.deleteHint(...args);
  readonly queryHints: SourceIndex['queryHints'] = (...args) => this.#hints.queryHints(...args);

  readonly readClaim: SourceIndex['readClaim'] = (...args) => this.#claims.readClaim(...args);
  readonly takeClaim: SourceIndex['takeClaim'] = (...args) => this.#claims.takeClaim(...args);
  readonly releaseClaim: SourceIndex['releaseClaim'] = (...args) => this.#claims.releaseClaim(...args);
  readonly readEstate: SourceIndex['readEstate'] = (...args) => this.#claims.readEstate(...args);
  readonly leaveEstate: SourceIndex['leaveEstate'] = (...args) => this.#claims.leaveEstate(...args);
  readonly wait: SourceIndex['wait'] = (...args) => this.#claims.wait(...args);
  readonly stopWaiting: SourceIndex['stopWaiting'] = (...args) => this.#claims.stopWaiting(...args);
  readonly waiters: SourceIndex['waiters'] = (...args) => this.#claims.waiters(...args);
}
