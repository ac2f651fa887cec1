import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { shakableSchemas, withLiteralKeys, withoutErrors } from '../../../lib/bundle/shakable-schemas.ts';
import { bundledModule } from './bundled-module.ts';

describe('the keys of a schema module', () => {
  it('are written as the strings they stand for', () => {
    const source = 'const _e = "error";\nexport const Fault = { [_e]: _c, other: 1 };\n';
    expect(withLiteralKeys(source)).toBe(
      'const _e = "error";\nexport const Fault = { "error": _c, other: 1 };\n',
    );
  });

  it('stay computed where they stand for anything but a constant string', () => {
    const source = 'const _e = compute();\nexport const Fault = { [_e]: 1, [_unknown]: 2 };\n';
    expect(withLiteralKeys(source)).toBe(source);
  });
});

describe('the errors of a service', () => {
  /** A client whose every answer is the error asked for. */
  const CLIENT = `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
    export { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
    export function failure(type) {
      const body = new TextEncoder().encode(JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#' + type, message: 'No.' }));
      const answer = { statusCode: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
      const client = new DynamoDBClient({
        region: 'eu-west-1',
        endpoint: 'http://127.0.0.1:1',
        credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
        maxAttempts: 1,
        requestHandler: { handle: async () => ({ response: answer }) },
      });
      return client.send(new GetItemCommand({ TableName: 't', Key: { k: { S: 'v' } } })).then(() => undefined, (error) => error);
    }`;
  type Class = new (...args: never[]) => Error;
  let bundled: {
    failure(type: string): Promise<Error>;
    ConditionalCheckFailedException: Class;
    DynamoDBServiceException: Class;
  };

  beforeAll(async () => {
    bundled = (await bundledModule(CLIENT, [shakableSchemas])).exports as typeof bundled;
  });

  it.each(['ConditionalCheckFailedException', 'ProvisionedThroughputExceededException'])(
    'keep name, message and status: %s',
    async (name) => {
      const error = await bundled.failure(name);

      expect(error).toBeInstanceOf(bundled.DynamoDBServiceException);
      expect(error).toMatchObject({ name, message: 'No.', $metadata: { httpStatusCode: 400 } });
    },
  );

  it('keep their class where a function asks for it', async () => {
    const error = await bundled.failure('ConditionalCheckFailedException');

    expect(error).toBeInstanceOf(bundled.ConditionalCheckFailedException);
  });

  it('are all kept that functions name', () => {
    const imports = readdirSync('functions', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(path.join('functions', name), 'utf8').matchAll(
          /import \{([^}]*)\} from '@aws-sdk\/client-/g,
        ),
      ]);
    const named = imports.flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    const modules = ['dynamodb', 's3', 'sqs'].map((service) =>
      readFileSync(`node_modules/@aws-sdk/client-${service}/dist-es/schemas/schemas_0.js`, 'utf8'),
    );
    const registered = modules.flatMap((source) =>
      [...source.matchAll(/^n0_registry\.registerError\((\w+)\$/gm)].map(([, name]) => name),
    );

    expect(registered.length).toBeGreaterThan(50);
    expect(named.filter((name) => registered.includes(name))).toEqual(['ConditionalCheckFailedException']);
  });

  it('are left out of a module one by one', () => {
    const source =
      'n0_registry.registerError(A$, A);\nn0_registry.registerError(B$, B);\n_s_registry.registerError(C$, C);\n';

    expect(withoutErrors(source, ['B'])).toBe(
      '\nn0_registry.registerError(B$, B);\n_s_registry.registerError(C$, C);\n',
    );
  });
});
