import { arnOf } from '../naming.ts';
import { BECAUSE, type ResourceType } from '../resource-type.ts';

export const logGroup: ResourceType = {
  identity(logicalId) {
    return { ref: logicalId, attributes: { Arn: arnOf('logs', `log-group:${logicalId}:*`) } };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      RetentionInDays: BECAUSE.logs,
      LogGroupClass: BECAUSE.cost,
      KmsKeyId: BECAUSE.encryption,
      Tags: BECAUSE.tags,
      DeletionProtectionEnabled: BECAUSE.logs,
    });
    model.logGroups.push({ logicalId, name: identity.ref, arn: identity.attributes.Arn as string });
  },
};
