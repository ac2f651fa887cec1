import { arnOf } from '../naming.ts';
import { BECAUSE, type ResourceType } from '../resource-type.ts';

/** Known, but not emulated: there are no metrics here. */
export const alarm: ResourceType = {
  identity(logicalId) {
    return { ref: logicalId, attributes: { Arn: arnOf('cloudwatch', `alarm:${logicalId}`) } };
  },
  read(properties) {
    properties.withoutEffect({
      AlarmActions: BECAUSE.alarms,
      AlarmDescription: BECAUSE.description,
      ComparisonOperator: BECAUSE.alarms,
      Dimensions: BECAUSE.alarms,
      EvaluationPeriods: BECAUSE.alarms,
      MetricName: BECAUSE.alarms,
      Namespace: BECAUSE.alarms,
      Period: BECAUSE.alarms,
      Statistic: BECAUSE.alarms,
      Tags: BECAUSE.tags,
      Threshold: BECAUSE.alarms,
      TreatMissingData: BECAUSE.alarms,
    });
  },
};

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
