import { arnOf } from '../naming.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

/** Known, but not emulated: only alarms would send to it, and they are not emulated. */
export const topic: ResourceType = {
  identity(logicalId) {
    const arn = arnOf('sns', logicalId);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: logicalId } };
  },
  read(properties) {
    properties.withoutEffect({ DisplayName: BECAUSE.description, Tags: BECAUSE.tags });
  },
};

export const topicPolicy: ResourceType = {
  identity: named,
  read: (properties) => properties.withoutEffect({ PolicyDocument: BECAUSE.alarms, Topics: BECAUSE.alarms }),
};

export const subscription: ResourceType = {
  identity: named,
  read: (properties) =>
    properties.withoutEffect({
      Endpoint: BECAUSE.alarms,
      Protocol: BECAUSE.alarms,
      TopicArn: BECAUSE.alarms,
    }),
};
