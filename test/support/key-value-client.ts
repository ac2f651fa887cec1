import '@aws-sdk/signature-v4a';
import {
  CloudFrontKeyValueStoreClient,
  DescribeKeyValueStoreCommand,
  PutKeyCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import type { LocalCloud } from '../../local/cloud.ts';

/** A client of the data plane that signs as `accessKeyId`: a role's logical id, or anything else for the operator. */
export function keyValueClient({ awsEndpoint }: LocalCloud, accessKeyId = 'operator') {
  return new CloudFrontKeyValueStoreClient({
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
    // As an endpoint the SDK would put the account's number before it, which makes no address of a number.
    endpointProvider: () => ({ url: new URL(awsEndpoint) }),
    maxAttempts: 1,
  });
}

/** Puts a value into the store of partners' keys. */
export async function putKeyValue(cloud: LocalCloud, Key: string, Value: string): Promise<void> {
  const client = keyValueClient(cloud);
  const KvsARN = cloud.outputs.PartnerKeysArn;
  const { ETag } = await client.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  await client.send(new PutKeyCommand({ KvsARN, Key, Value, IfMatch: ETag }));
}
