import { arnOf } from '../naming.ts';
import type { PropertyReader } from '../property-reader.ts';
import { BECAUSE, named, type ResourceType } from '../resource-type.ts';

/** Lambda's own defaults. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MEGABYTES = 128;
const DEFAULT_SQS_BATCH_SIZE = 10;
/** The limit of an SQS mapping without `ScalingConfig` (Lambda quotas). */
const DEFAULT_MAXIMUM_CONCURRENCY = 1000;

export const lambdaFunction: ResourceType = {
  identity(logicalId) {
    return { ref: logicalId, attributes: { Arn: arnOf('lambda', `function:${logicalId}`) } };
  },
  read(properties, { logicalId, identity, model }) {
    properties.withoutEffect({
      Architectures: 'the code is JavaScript',
      Description: BECAUSE.description,
      Tags: BECAUSE.tags,
      TracingConfig: BECAUSE.logs,
      RecursiveLoop: 'nothing here looks for loops between a function and its queue',
      ReservedConcurrentExecutions: 'the number of local workers is smaller anyway',
    });
    if (!properties.string('Runtime').startsWith('nodejs')) {
      properties.refuse('Runtime', 'is not a Node.js runtime');
    }
    const logGroupName = loggingOf(properties);
    model.functions.push({
      logicalId,
      name: identity.ref,
      arn: identity.attributes.Arn as string,
      roleArn: properties.string('Role'),
      assetKey: assetKeyOf(properties),
      handler: properties.string('Handler'),
      environment: environmentOf(properties),
      timeoutSeconds: properties.optionalNumber('Timeout') ?? DEFAULT_TIMEOUT_SECONDS,
      memoryMegabytes: properties.optionalNumber('MemorySize') ?? DEFAULT_MEMORY_MEGABYTES,
      ...(logGroupName ? { logGroupName } : {}),
    });
  },
};

export const eventSourceMapping: ResourceType = {
  identity(logicalId) {
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
  read(properties, { logicalId, model }) {
    properties.withoutEffect({ Tags: BECAUSE.tags, MetricsConfig: BECAUSE.logs });
    const responses = properties.strings('FunctionResponseTypes');
    if (properties.optionalBoolean('Enabled') === false)
      properties.refuse('Enabled', 'may not be false here');
    model.mappings.push({
      logicalId,
      functionName: properties.string('FunctionName').split(':').at(-1) as string,
      queueArn: properties.string('EventSourceArn'),
      batchSize: properties.optionalNumber('BatchSize') ?? DEFAULT_SQS_BATCH_SIZE,
      windowSeconds: properties.optionalNumber('MaximumBatchingWindowInSeconds') ?? 0,
      reportsBatchItemFailures: responses.includes('ReportBatchItemFailures'),
      maximumConcurrency:
        properties.object('ScalingConfig')?.optionalNumber('MaximumConcurrency') ??
        DEFAULT_MAXIMUM_CONCURRENCY,
    });
  },
};

export const eventInvokeConfig: ResourceType = {
  identity: named,
  read(properties, { model }) {
    properties.withoutEffect({ MaximumEventAgeInSeconds: 'no event waits here' });
    if (properties.string('Qualifier') !== '$LATEST') {
      properties.refuse('Qualifier', 'is not $LATEST, the only version there is here');
    }
    const maximumRetryAttempts = properties.optionalNumber('MaximumRetryAttempts');
    model.asyncInvocations.push({
      functionName: properties.string('FunctionName'),
      ...(maximumRetryAttempts === undefined ? {} : { maximumRetryAttempts }),
    });
  },
};

function assetKeyOf(properties: PropertyReader): string {
  const code = properties.object('Code');
  if (!code) return properties.refuse('Code', 'is missing');
  code.withoutEffect({ S3Bucket: 'the code is read from the folder it was staged in' });
  return code.string('S3Key');
}

function environmentOf(properties: PropertyReader): Record<string, string> {
  const variables = properties.object('Environment')?.raw('Variables') ?? {};
  return Object.fromEntries(
    Object.entries(variables as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
  );
}

function loggingOf(properties: PropertyReader): string | undefined {
  const logging = properties.object('LoggingConfig');
  logging?.withoutEffect({
    ApplicationLogLevel: 'everything is shown',
    SystemLogLevel: 'there is no platform to speak of',
    LogFormat: 'records are captured as objects, whatever their text form',
  });
  return logging?.optionalString('LogGroup');
}
