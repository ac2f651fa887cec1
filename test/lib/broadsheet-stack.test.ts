import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it, onTestFinished } from 'vitest';
import config from '../../cdk.json' with { type: 'json' };
import { only, synthesize, written } from './synthesis.ts';

const { app, stack, report, template, resources } = synthesize({
  checks: (scope) => [new AwsSolutionsChecks(scope), new ServerlessChecks(scope)],
  alarmEmail: 'desk@news.example',
});

describe('the checks at synthesis', () => {
  const plugins = report!.pluginReports;

  it('are those of cdk-nag for solutions and for serverless', () => {
    expect(plugins.map((plugin) => plugin.pluginName)).toEqual(['AwsSolutions', 'Serverless']);
  });

  it('are CloudFormation’s own besides, which refuse what a deployment would', () => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'broadsheet-wrong-'));
    onTestFinished(() => rmSync(outdir, { recursive: true }));
    const other = new App({ context: config.context, outdir });
    new CfnQueue(new Stack(other, 'Wrong'), 'Queue', { visibilityTimeout: 99_999 });
    expect(() => other.synth()).toThrow('99999 is greater than the maximum');
  });

  it('leave no finding that is not acknowledged', () => {
    const findings = plugins.flatMap((plugin) => plugin.violations.map((it) => it.ruleName));
    expect(findings).toEqual([]);
    expect(plugins.every((plugin) => plugin.conclusion === 'success')).toBe(true);
  });

  it('need every acknowledgement that is made, and each gives its reason', () => {
    const used = plugins.flatMap((plugin) => plugin.suppressedViolations ?? []);
    const made = app.node.findAll().flatMap((construct) =>
      construct.node.metadata
        .filter((entry) => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap((entry) =>
          Object.keys(entry.data)
            .filter(isOfPlugin)
            .map((id) => `${id} at ${construct.node.path}`),
        ),
    );
    const usedIds = used.map((it) => `${it.acknowledgedId} at ${it.acknowledgedAt}`);
    expect(new Set(made)).toEqual(new Set(usedIds));
    expect(used.filter((it) => it.reason.length < 20)).toEqual([]);
  });
});

describe('the stack', () => {
  it('never changes the logical id of what holds data: a new one would be a new, empty resource', () => {
    const stateful = Object.entries(resources)
      .filter(([, it]) => /::(?:Bucket|Table|KeyValueStore)$/.test(it.Type))
      .map(([id]) => id);
    expect(stateful).toEqual([
      'UploadsBucketC4B27CC7',
      'IndexTable0C9C7D0C',
      'DeliveryBucket818C8F75',
      'DeliveryPartnerBucket31C937F8',
      'DeliveryPartnersKeys91EA1145',
    ]);
  });

  it('keeps buckets and table when it is deleted, and cannot be deleted by accident', () => {
    const stateful = Object.values(resources).filter((it) => /Bucket$|Table$/.test(it.Type));
    expect(stateful.map((it) => [it.DeletionPolicy, it.UpdateReplacePolicy])).toEqual(
      Array(4).fill(['Retain', 'Retain']),
    );
    expect(stack.terminationProtection).toBe(true);
  });

  it('has no function but its own four, and no custom resource', () => {
    const types = Object.values(resources).map((it) => it.Type);
    expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(4);
    expect(types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource'))).toEqual(
      [],
    );
  });

  it('gives each function a role of its own, with inline statements only', () => {
    const roles = Object.values(resources).filter((it) => it.Type === 'AWS::IAM::Role');
    const used = Object.values(resources)
      .filter((it) => it.Type === 'AWS::Lambda::Function')
      .map((it) => written(it.Properties.Role));
    expect(new Set(used).size).toBe(4);
    // The fifth is the one that EventBridge Scheduler takes on.
    expect(roles).toHaveLength(5);
    expect(roles.every((role) => role.Properties.ManagedPolicyArns === undefined)).toBe(true);
    expect(
      Object.values(resources).filter((it) => it.Type.endsWith('Policy') && /IAM/.test(it.Type)),
    ).toEqual([]);
  });

  it('names what an operator looks up', () => {
    const outputs = Object.entries(template.Outputs as Record<string, { Value: unknown }>);
    expect(Object.fromEntries(outputs.map(([name, { Value }]) => [name, written(Value)]))).toEqual({
      UploadsBucket: '<UploadsBucketC4B27CC7>',
      SiteBucket: '<DeliveryBucket818C8F75>',
      PartnerKeysArn: '<DeliveryPartnersKeys91EA1145.Arn>',
      PartnersBucket: '<DeliveryPartnerBucket31C937F8>',
      IndexTable: '<IndexTable0C9C7D0C>',
      IntakeQueueUrl: '<IntakeQueue6FB53B87>',
      JobsQueueUrl: '<JobsQueue24944186>',
      NoticesQueueUrl: '<NoticesQueue8F17BA1B>',
      IntakeDeadLetterQueueUrl: '<IntakeDeadLetterQueueA5C12DB5>',
      JobsDeadLetterQueueUrl: '<JobsDeadLetterQueue8CC426EE>',
      NoticesDeadLetterQueueUrl: '<NoticesDeadLetterQueueDE902738>',
      AlarmTopic: '<AlarmsTopic3A2DFEBA>',
      SiteUrl: 'https://<DeliveryDistribution45EACD51.DomainName>/',
    });
  });

  it('tags everything that can be tagged', () => {
    const untagged = Object.entries(resources).filter(
      ([, it]) =>
        /::(Bucket|Table|Queue|Function|LogGroup|Role|Distribution)$/.test(it.Type) && !tags(it.Properties),
    );
    expect(untagged.map(([, it]) => it.Type)).toEqual([]);
  });
});

describe('the table', () => {
  it('is on demand, restorable to any second, protected, and forgets by `ttl`', () => {
    expect(only(resources, 'AWS::DynamoDB::Table').Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      DeletionProtectionEnabled: true,
    });
  });
});

/** CDK's own annotations leave no trace in the report once they are acknowledged. */
function isOfPlugin(ruleId: string): boolean {
  return !ruleId.startsWith('Annotation::');
}

function tags(properties: { Tags?: { Key: string }[] }): boolean {
  return properties.Tags?.some((tag) => tag.Key === 'application') ?? false;
}
