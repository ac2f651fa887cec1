import { arnOf } from '../naming.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, type ResourceType } from '../resource-type.ts';

export const edgeFunction: ResourceType = {
  identity(logicalId) {
    const arn = arnOf('cloudfront', `function/${logicalId}`);
    return { ref: arn, attributes: { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn } };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      Name: BECAUSE.description,
      AutoPublish: 'there is one stage here',
      Tags: BECAUSE.tags,
    });
    const config = properties.object('FunctionConfig');
    config?.withoutEffect({ Comment: BECAUSE.description });
    if (config?.string('Runtime') !== 'cloudfront-js-2.0') {
      properties.refuse('FunctionConfig.Runtime', 'is not cloudfront-js-2.0');
    }
    const keyValueStoreArn = config && keyValueStoreOf(config);
    model.edgeFunctions.push({
      logicalId,
      arn: identity.ref,
      code: properties.string('FunctionCode'),
      ...(keyValueStoreArn && { keyValueStoreArn }),
    });
  },
};

export const keyValueStore: ResourceType = {
  identity(logicalId) {
    return {
      ref: logicalId,
      attributes: {
        Arn: arnOf('cloudfront', `key-value-store/${logicalId}`),
        Id: logicalId,
        Status: 'READY',
      },
    };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      Name: BECAUSE.description,
      Comment: BECAUSE.description,
      Tags: BECAUSE.tags,
    });
    if (properties.object('ImportSource')) properties.refuse('ImportSource', 'is not emulated');
    model.keyValueStores.push({ logicalId, arn: identity.attributes.Arn as string });
  },
};

/** A function has one store at most (CloudFront quotas, "Quotas on CloudFront Functions"). */
function keyValueStoreOf(config: PropertyReader): string | undefined {
  const associations = config.objects('KeyValueStoreAssociations');
  if (associations.length > 1) config.refuse('KeyValueStoreAssociations', 'names more than one store');
  return associations[0]?.string('KeyValueStoreARN');
}
