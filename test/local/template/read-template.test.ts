import { beforeAll, describe, expect, it } from 'vitest';
import { readAssembly, type Template } from '../../../local/template/assembly.ts';
import { readTemplate } from '../../../local/template/read-template.ts';
import { TemplateError } from '../../../local/template/template-error.ts';
import { FIXTURE_ASSEMBLY } from '../fixture-cloud.ts';

const addresses = { awsEndpoint: 'http://127.0.0.1:4566', siteHost: '127.0.0.1:8080' };
let template: Template;

beforeAll(async () => {
  ({ template } = await readAssembly(FIXTURE_ASSEMBLY, 'Fixture'));
});

const read = (changed: Template = template) => readTemplate('Fixture', changed, addresses);

/** The fixture with one more resource. */
function plus(Type: string, Properties: Record<string, unknown>, attributes: object = {}): Template {
  return { ...template, Resources: { ...template.Resources, Extra: { Type, Properties, ...attributes } } };
}

/** The fixture with properties added to one of its resources. */
function adding(logicalId: string, properties: object): Template {
  const resource = template.Resources[logicalId];
  const Properties = { ...resource?.Properties, ...properties };
  return {
    ...template,
    Resources: { ...template.Resources, [logicalId]: { ...resource, Properties } as never },
  };
}

describe('a distribution', () => {
  /** The fixture's, with these functions in its default behaviour. */
  const withAssociations = (FunctionAssociations: object[]) => {
    const { DistributionConfig } = template.Resources.Distribution!.Properties as {
      DistributionConfig: { DefaultCacheBehavior: object };
    };
    const DefaultCacheBehavior = { ...DistributionConfig.DefaultCacheBehavior, FunctionAssociations };
    return adding('Distribution', { DistributionConfig: { ...DistributionConfig, DefaultCacheBehavior } });
  };

  it('has a function for each of the two events', () => {
    expect(read().model.distributions[0]?.behaviors.at(-1)).toMatchObject({
      viewerRequestFunctionArn: 'arn:aws:cloudfront::000000000000:function/ViewerRequest',
      viewerResponseFunctionArn: 'arn:aws:cloudfront::000000000000:function/ViewerResponse',
    });
  });

  it.each([
    [[{ EventType: 'origin-request', FunctionARN: 'x' }], 'neither viewer-request nor viewer-response'],
    [
      [
        { EventType: 'viewer-request', FunctionARN: 'x' },
        { EventType: 'viewer-request', FunctionARN: 'y' },
      ],
      'has a function already',
    ],
  ])('with other functions is refused', (associations, why) => {
    expect(() => read(withAssociations(associations))).toThrow(why);
  });
});

describe('a template', () => {
  it('gives buckets the name of their output and everything else its logical id', () => {
    const { outputs, model } = read();

    expect(outputs).toMatchObject({
      UploadsBucket: 'uploads',
      SiteBucket: 'site',
      IndexTable: 'IndexTable',
      JobsQueueUrl: 'http://127.0.0.1:4566/000000000000/JobsQueue',
      SiteUrl: 'https://127.0.0.1:8080',
    });
    expect(model.buckets.map(({ arn }) => arn)).toEqual(['arn:aws:s3:::uploads', 'arn:aws:s3:::site']);
  });

  it('gives queues, functions and mappings what it says of them', () => {
    const { model } = read();

    expect(model.queues[0]?.attributes).toEqual({
      VisibilityTimeout: '10',
      MessageRetentionPeriod: '345600',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:IntakeDeadLetters',
        maxReceiveCount: 5,
      }),
    });
    expect(model.functions[0]).toMatchObject({
      name: 'IntakeFunction',
      handler: 'index.handler',
      timeoutSeconds: 10,
      memoryMegabytes: 256,
      environment: { UPLOADS_BUCKET: 'uploads' },
    });
    expect(model.mappings[0]).toMatchObject({
      batchSize: 25,
      reportsBatchItemFailures: true,
      maximumConcurrency: 2,
    });
  });

  it('gives buckets their notifications with prefix and suffix', () => {
    const { model } = read();

    expect(
      model.buckets[0]?.notifications.map(({ event, prefix, suffix }) => [event, prefix, suffix]),
    ).toEqual([
      ['s3:ObjectCreated:*', 'articles/', ''],
      ['s3:ObjectRemoved:*', 'articles/', ''],
      ['s3:ObjectCreated:*', 'photos/', '.jpg'],
      ['s3:ObjectRemoved:*', 'photos/', '.jpg'],
    ]);
  });

  it('leaves out a resource whose condition does not hold', () => {
    const Conditions = { ...template.Conditions, Never: { 'Fn::Equals': ['a', 'b'] } };

    const { model } = read({ ...plus('AWS::SQS::Queue', {}, { Condition: 'Never' }), Conditions });

    expect(model.queues.map(({ name }) => name)).not.toContain('Extra');
  });
});

describe('anything that is not understood is an error that names it:', () => {
  it.each<[string, () => Template, RegExp]>([
    ['a type', () => plus('AWS::Kinesis::Stream', {}), /'Extra'.*AWS::Kinesis::Stream/],
    ['a type named like a member of every object', () => plus('constructor', {}), /'Extra'.*constructor/],
    [
      'a property',
      () => adding('JobsQueue', { FifoQueue: true }),
      /'JobsQueue' \(AWS::SQS::Queue\).*FifoQueue/,
    ],
    [
      'a nested property',
      () => adding('UploadsBucketA1', { NotificationConfiguration: { TopicConfigurations: [] } }),
      /'UploadsBucketA1' \(AWS::S3::Bucket\).*NotificationConfiguration\.TopicConfigurations/,
    ],
    [
      'a property of a list element',
      () =>
        adding('Distribution', {
          DistributionConfig: { Origins: [{ Id: 'x', DomainName: 'y', CustomOriginConfig: {} }] },
        }),
      /'Distribution'.*DistributionConfig\.Origins\[0\]\.CustomOriginConfig/,
    ],
    [
      'a resource attribute',
      () => plus('AWS::SQS::Queue', {}, { CreationPolicy: {} }),
      /'Extra'.*CreationPolicy/,
    ],
    ['a section', () => ({ ...template, Transform: 'AWS::Serverless' }), /Transform/],
    [
      'a function',
      () => adding('JobsQueue', { DelaySeconds: { 'Fn::ImportValue': 'x' } }),
      /'JobsQueue'.*Fn::ImportValue/,
    ],
    ['a reference', () => adding('JobsQueue', { DelaySeconds: { Ref: 'Nobody' } }), /'JobsQueue'.*'Nobody'/],
    [
      'an attribute',
      () => adding('JobsQueue', { DelaySeconds: { 'Fn::GetAtt': ['IntakeQueue', 'Colour'] } }),
      /'JobsQueue'.*IntakeQueue\.Colour/,
    ],
    [
      'a managed policy',
      () => adding('CopyRole', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
      /'CopyRole'.*ManagedPolicyArns/,
    ],
    ['a wrong type', () => adding('JobsQueue', { VisibilityTimeout: [] }), /'JobsQueue'.*VisibilityTimeout/],
  ])('%s', (_, change, expected) => {
    expect(() => read(change())).toThrow(TemplateError);
    expect(() => read(change())).toThrow(expected);
  });
});
