import type { Dynalite } from '../emulators/dynalite.ts';
import { jsonAnswer, jsonBodyOf, jsonError, operationOf } from '../gateway/json-protocol.ts';
import type { GatewayRequest, GatewayResponse } from '../gateway/messages.ts';
import type { Service, ServiceCall } from '../gateway/service-call.ts';
import { ServiceError } from '../gateway/service-error.ts';
import type { Access } from '../iam/evaluate.ts';
import { arnOf } from '../template/naming.ts';

/** DynamoDB in its JSON protocol, on the embedded emulator. */
export class DynamoDbService implements Service {
  readonly #dynalite: Dynalite;

  constructor(dynalite: Dynalite) {
    this.#dynalite = dynalite;
  }

  understand(request: GatewayRequest): ServiceCall {
    const action = operationOf(request);
    const body = jsonBodyOf(request);
    refuseWhatIsIgnored(body);
    const tables = tablesOf(body);
    const [table] = tables;
    return {
      description: { service: 'dynamodb', action, ...(table && tables.length === 1 ? { table } : {}) },
      accesses: accessesOf(action, tables, body.IndexName),
      run: async () => jsonAnswer(await this.#dynalite.action(action, request.body)),
    };
  }

  answerError = (error: ServiceError): GatewayResponse =>
    jsonError(error, 'com.amazonaws.dynamodb.v20120810');
}

/** dynalite 4 answers these as if they were not there. */
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

function accessesOf(action: string, tables: readonly string[], index: unknown): Access[] {
  const suffix = typeof index === 'string' ? `/index/${index}` : '';
  const resources = tables.map((table) => arnOf('dynamodb', `table/${table}${suffix}`));
  return (resources.length > 0 ? resources : ['*']).map((resource) => ({
    action: `dynamodb:${action}`,
    resource,
  }));
}
