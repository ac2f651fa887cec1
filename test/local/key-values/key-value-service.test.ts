import {
  type CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { keyValueClient } from '../../support/key-value-client.ts';
import { startTestCloud, type TestCloud } from '../../support/test-cloud.ts';

let test: TestCloud;
let client: CloudFrontKeyValueStoreClient;
let KvsARN: string;

beforeAll(async () => {
  test = await startTestCloud();
  client = keyValueClient(test.cloud);
  KvsARN = test.cloud.outputs.PartnerKeysArn as string;
});
afterAll(async () => {
  client?.destroy();
  await test?.stop();
});

const etag = async () => (await client.send(new DescribeKeyValueStoreCommand({ KvsARN }))).ETag;
const get = async (Key: string) => (await client.send(new GetKeyCommand({ KvsARN, Key }))).Value;
const put = async (Key: string, Value: string) =>
  client.send(new PutKeyCommand({ KvsARN, Key, Value, IfMatch: await etag() }));

describe('the data plane of a key value store', () => {
  it('puts, gets, lists in pages, and deletes', async () => {
    await put('a/b c', 'é');
    expect(await get('a/b c')).toBe('é');

    const Puts = Array.from({ length: 12 }, (_, number) => ({ Key: `k${100 + number}`, Value: 'v' }));
    await client.send(
      new UpdateKeysCommand({ KvsARN, Puts, Deletes: [{ Key: 'a/b c' }], IfMatch: await etag() }),
    );
    const first = await client.send(new ListKeysCommand({ KvsARN }));
    const second = await client.send(new ListKeysCommand({ KvsARN, NextToken: first.NextToken }));
    expect([first.Items?.length, second.Items?.length, second.NextToken]).toEqual([10, 2, undefined]);
    expect([...(first.Items ?? []), ...(second.Items ?? [])]).toEqual(Puts);

    const { ItemCount, TotalSizeInBytes, ETag } = await client.send(
      new DeleteKeyCommand({ KvsARN, Key: 'k100', IfMatch: await etag() }),
    );
    expect([ItemCount, TotalSizeInBytes]).toEqual([11, 55]);
    expect(ETag).toBe(await etag());
    expect(await failureOf(get('k100'))).toEqual({ name: 'ResourceNotFoundException', status: 404 });
  });

  it('changes nothing for whoever has seen another state of it', async () => {
    const seen = await etag();
    await put('other', '1');
    const late = client.send(new PutKeyCommand({ KvsARN, Key: 'mine', Value: '2', IfMatch: seen }));
    expect(await failureOf(late)).toEqual({ name: 'ConflictException', status: 409 });
    expect((await failureOf(get('mine'))).name).toBe('ResourceNotFoundException');
  });

  it.each([
    ['a value of more than 1,024 bytes', 'k', 'é'.repeat(513)],
    ['a key of more than 512 bytes', 'k'.repeat(513), 'v'],
  ])('does not take %s, as CloudFront would not', async (_, key, value) => {
    expect(await failureOf(put(key, value))).toEqual({ name: 'ValidationException', status: 400 });
  });

  it('is of a store that the template has', async () => {
    const other = `${KvsARN}x`;
    const asked = client.send(new DescribeKeyValueStoreCommand({ KvsARN: other }));
    expect((await failureOf(asked)).name).toBe('ResourceNotFoundException');
  });

  it('is no business of the functions', async () => {
    const { logicalId } = test.cloud.model.roles[0] ?? { logicalId: '' };
    const publish = keyValueClient(test.cloud, logicalId);
    const asked = publish.send(new ListKeysCommand({ KvsARN }));
    expect(await failureOf(asked)).toEqual({ name: 'AccessDeniedException', status: 403 });
    publish.destroy();
  });

  it('is asked with a signature for all regions, which the SDK makes without native code', async () => {
    const signed: string[] = [];
    const watched = keyValueClient(test.cloud);
    watched.middlewareStack.add(
      (next) => async (args) => {
        signed.push((args.request as { headers: Record<string, string> }).headers.authorization ?? '');
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await watched.send(new ListKeysCommand({ KvsARN }));
    watched.destroy();
    expect(signed[0]).toMatch(
      /^AWS4-ECDSA-P256-SHA256 Credential=operator\/\d{8}\/cloudfront-keyvaluestore\//,
    );
  });
});
