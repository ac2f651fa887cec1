import type { CorsRuleModel, NotificationModel } from '../model.ts';
import { arnOf, LOCAL_REGION } from '../naming.ts';
import type { PolicyDocument } from '../policy-document.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

export const bucket: ResourceType = {
  identity(logicalId, naming) {
    const name = naming.bucketNames.get(logicalId) ?? logicalId.toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: arnOf('s3', name),
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${LOCAL_REGION}.amazonaws.com`,
      },
    };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      BucketEncryption: BECAUSE.encryption,
      PublicAccessBlockConfiguration:
        'nothing here is public: the gateway refuses whoever has no credentials',
      OwnershipControls: 'there is one owner',
      LifecycleConfiguration: 'no versions are kept and an upload left open costs nothing',
      Tags: BECAUSE.tags,
      LoggingConfiguration: BECAUSE.logs,
    });
    model.buckets.push({
      logicalId,
      name: identity.ref,
      arn: identity.attributes.Arn as string,
      isVersioned: properties.object('VersioningConfiguration')?.string('Status') === 'Enabled',
      notifications: notificationsOf(properties.object('NotificationConfiguration')),
      corsRules: properties.object('CorsConfiguration')?.objects('CorsRules').map(corsRuleOf) ?? [],
    });
  },
};

export const bucketPolicy: ResourceType = {
  identity: named,
  read(properties, { model }) {
    model.bucketPolicies.push({
      bucketName: properties.string('Bucket'),
      document: properties.raw('PolicyDocument') as PolicyDocument,
    });
  },
};

function notificationsOf(configuration: PropertyReader | undefined): NotificationModel[] {
  return (configuration?.objects('QueueConfigurations') ?? []).map((queue) => {
    const rules = queue.object('Filter')?.object('S3Key')?.objects('Rules') ?? [];
    const filters = { prefix: '', suffix: '' };
    for (const rule of rules) {
      const name = rule.string('Name').toLowerCase();
      if (name === 'prefix' || name === 'suffix') filters[name] = rule.string('Value');
      else rule.refuse('Name', 'is neither prefix nor suffix');
    }
    return { queueArn: queue.string('Queue'), event: queue.string('Event'), ...filters };
  });
}

function corsRuleOf(rule: PropertyReader): CorsRuleModel {
  rule.withoutEffect({ Id: BECAUSE.description });
  const maxAgeSeconds = rule.optionalNumber('MaxAge');
  return {
    allowedMethods: rule.strings('AllowedMethods'),
    allowedOrigins: rule.strings('AllowedOrigins'),
    allowedHeaders: rule.strings('AllowedHeaders'),
    exposedHeaders: rule.strings('ExposedHeaders'),
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
  };
}
