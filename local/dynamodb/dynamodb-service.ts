import type { Dynalite } from '../emulators/dynalite.ts';
import { jsonAnswer, jsonBodyOf, jsonError, operationOf } from '../gateway/json-protocol.ts';
import {
  type GatewayRequest,
  type GatewayResponse,
  type Service,
  type ServiceCall,
  ServiceError,
} from '../gateway/service.ts';
import type { ConditionContext } from '../iam/condition-operators.ts';
import type { Access } from '../iam/evaluate.ts';
import type { TableModel } from '../template/model.ts';
import { arnOf } from '../template/naming.ts';

/** DynamoDB in its JSON protocol, on the embedded emulator. */
export class DynamoDbService implements Service {
  readonly #dynalite: Dynalite;
  /** The attribute that is the partition key, by table. */
  readonly #partitionKeys: ReadonlyMap<string, string>;

  constructor(dynalite: Dynalite, tables: readonly TableModel[]) {
    this.#dynalite = dynalite;
    this.#partitionKeys = new Map(tables.map(({ name, definition }) => [name, partitionKeyOf(definition)]));
  }

  understand(request: GatewayRequest): ServiceCall {
    const action = operationOf(request);
    const body = jsonBodyOf(request);
    refuseWhatIsIgnored(body);
    const tables = tablesOf(body);
    const [table] = tables;
    return {
      description: { service: 'dynamodb', action, ...(table && tables.length === 1 ? { table } : {}) },
      accesses: accessesOf(action, tables, body.IndexName).map((access) => ({
        ...access,
        ...(table && { context: leadingKeysIn(body, table, this.#partitionKeys.get(table) ?? '') }),
      })),
      run: async () => jsonAnswer(await this.#dynalite.action(action, request.body)),
    };
  }

  answerError = (error: ServiceError): GatewayResponse =>
    jsonError(error, 'com.amazonaws.dynamodb.v20120810');
}

/** dynalite 4 answers as if these were not there. */
function refuseWhatIsIgnored(body: Record<string, unknown>): void {
  const wanted = body.ReturnValuesOnConditionCheckFailure;
  if (wanted !== undefined && wanted !== 'NONE') {
    throw new ServiceError(
      501,
      'NotImplemented',
      'ReturnValuesOnConditionCheckFailure is not emulated: read the item again instead.',
    );
  }
  if (body.StreamSpecification !== undefined) {
    throw new ServiceError(501, 'NotImplemented', 'Streams are not emulated.');
  }
}

/** A table may be named by its ARN as well. */
function tablesOf(body: Record<string, unknown>): string[] {
  const names =
    body.RequestItems !== null && typeof body.RequestItems === 'object'
      ? Object.keys(body.RequestItems)
      : [body.TableName].filter((name) => typeof name === 'string');
  return names.map((name) => name.split('/').at(-1) as string);
}

function partitionKeyOf({ KeySchema }: TableModel['definition']): string {
  const schema = (KeySchema ?? []) as { AttributeName: string; KeyType: string }[];
  return schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
}

type Keys = Readonly<Record<string, { readonly S?: string } | undefined>>;

/** The partition keys of one item, of several items or of a query. Other actions have none. */
function leadingKeysIn(body: Record<string, unknown>, table: string, partitionKey: string): ConditionContext {
  const items = [body.Item, body.Key, ...batchedIn(body, table)] as (Keys | undefined)[];
  const values = items.flatMap((item) => item?.[partitionKey]?.S ?? []);
  const all = [...values, ...queriedIn(body, partitionKey)];
  return all.length === 0 ? {} : { 'dynamodb:leadingkeys': all };
}

function batchedIn({ RequestItems }: Record<string, unknown>, table: string): readonly Keys[] {
  const requests = RequestItems as Record<string, { readonly Keys?: readonly Keys[] }> | undefined;
  return requests?.[table]?.Keys ?? [];
}

function queriedIn(body: Record<string, unknown>, partitionKey: string): string[] {
  const condition = String(body.KeyConditionExpression ?? '');
  const [, attribute, name = ''] = /^\s*(\w+)\s*=\s*(:\w+)/.exec(condition) ?? [];
  const value = (body.ExpressionAttributeValues as Keys | undefined)?.[name]?.S;
  return attribute === partitionKey && value !== undefined ? [value] : [];
}

function accessesOf(action: string, tables: readonly string[], index: unknown): Access[] {
  const suffix = typeof index === 'string' ? `/index/${index}` : '';
  const resources = tables.map((table) => arnOf('dynamodb', `table/${table}${suffix}`));
  return (resources.length > 0 ? resources : ['*']).map((resource) => ({
    action: `dynamodb:${action}`,
    resource,
  }));
}
