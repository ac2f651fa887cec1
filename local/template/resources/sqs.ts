import { arnOf, LOCAL_ACCOUNT_ID } from '../naming.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

/** Numeric queue attributes: CloudFormation's name → SQS's name. */
const ATTRIBUTE_OF_PROPERTY = {
  VisibilityTimeout: 'VisibilityTimeout',
  MessageRetentionPeriod: 'MessageRetentionPeriod',
  DelaySeconds: 'DelaySeconds',
  ReceiveMessageWaitTimeSeconds: 'ReceiveMessageWaitTimeSeconds',
  MaximumMessageSize: 'MaximumMessageSize',
} as const;

export const queue: ResourceType = {
  identity(logicalId, naming) {
    return {
      ref: `${naming.awsEndpoint}/${LOCAL_ACCOUNT_ID}/${logicalId}`,
      attributes: {
        Arn: arnOf('sqs', logicalId),
        QueueName: logicalId,
        QueueUrl: `${naming.awsEndpoint}/${LOCAL_ACCOUNT_ID}/${logicalId}`,
      },
    };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      SqsManagedSseEnabled: BECAUSE.encryption,
      KmsMasterKeyId: BECAUSE.encryption,
      Tags: BECAUSE.tags,
      RedriveAllowPolicy: 'only limits which other queues may redrive here; the template is the only author',
    });
    const attributes: Record<string, string> = {};
    for (const [property, attribute] of Object.entries(ATTRIBUTE_OF_PROPERTY)) {
      const value = properties.optionalNumber(property);
      if (value !== undefined) attributes[attribute] = String(value);
    }
    const redrive = properties.object('RedrivePolicy');
    if (redrive) {
      attributes.RedrivePolicy = JSON.stringify({
        deadLetterTargetArn: redrive.string('deadLetterTargetArn'),
        maxReceiveCount: redrive.optionalNumber('maxReceiveCount'),
      });
    }
    model.queues.push({
      logicalId,
      name: logicalId,
      arn: identity.attributes.Arn as string,
      url: identity.ref,
      attributes,
    });
  },
};

export const queuePolicy: ResourceType = {
  identity: named,
  read(properties, { model }) {
    model.queuePolicies.push({
      queueUrls: properties.strings('Queues'),
      document: properties.raw('PolicyDocument') as PolicyDocument,
    });
  },
};
