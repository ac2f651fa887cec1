import { describe, expect, it } from 'vitest';
import { readAssembly, type Template } from '../../../../local/template/assembly.ts';
import { readTemplate } from '../../../../local/template/read-template.ts';
import { FIXTURE_ASSEMBLY } from '../../fixture-cloud.ts';

const addresses = { awsEndpoint: 'http://127.0.0.1:4566', siteHost: '127.0.0.1:8080' };
const { template } = await readAssembly(FIXTURE_ASSEMBLY, 'Fixture');

const STORE = { Type: 'AWS::CloudFront::KeyValueStore', Properties: { Name: 'keys' } };
const ASSOCIATION = { KeyValueStoreARN: { 'Fn::GetAtt': ['Keys', 'Arn'] } };

/** The fixture with a store, and a function that has these associations. */
function read(KeyValueStoreAssociations: object[], store: object = STORE) {
  const Door = {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      Name: 'door',
      FunctionCode: 'function handler(event) { return event.request; }',
      FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0', KeyValueStoreAssociations },
    },
  };
  const Resources = { ...template.Resources, Keys: store, Door } as Template['Resources'];
  return readTemplate('Fixture', { ...template, Resources }, addresses).model;
}

describe('a function at the edge', () => {
  it('may have the key value store that is associated with it', () => {
    const { edgeFunctions, keyValueStores } = read([ASSOCIATION]);
    const arn = 'arn:aws:cloudfront::000000000000:key-value-store/Keys';
    expect(keyValueStores).toEqual([{ logicalId: 'Keys', arn }]);
    expect(edgeFunctions.find(({ logicalId }) => logicalId === 'Door')?.keyValueStoreArn).toBe(arn);
    expect(read([]).edgeFunctions.at(-1)).not.toHaveProperty('keyValueStoreArn');
  });

  it('with two is refused, as CloudFront would', () => {
    expect(() => read([ASSOCIATION, ASSOCIATION])).toThrow('names more than one store');
  });

  it('with a store that is filled from a file is refused: that is not emulated', () => {
    const Properties = { Name: 'keys', ImportSource: { SourceType: 'S3', SourceArn: 'arn:aws:s3:::b/k' } };
    expect(() => read([ASSOCIATION], { ...STORE, Properties })).toThrow('ImportSource is not emulated');
  });
});
