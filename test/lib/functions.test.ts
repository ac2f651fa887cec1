import { describe, expect, it } from 'vitest';
import { only, statementsOf, synthesize, written } from './synthesis.ts';

const { resources } = synthesize();
const UPLOADS = '<UploadsBucketC4B27CC7.Arn>';
const SITE = '<DeliveryBucket818C8F75.Arn>';
const PARTNERS = '<DeliveryPartnerBucket31C937F8.Arn>';
const TABLE = '<IndexTable0C9C7D0C.Arn>';
const INTAKE = '<IntakeQueue6FB53B87.Arn>';
const JOBS = '<JobsQueue24944186.Arn>';
const NOTICES = '<NoticesQueue8F17BA1B.Arn>';
const CONSUME =
  'sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes'.split(' ');

const NEVER_SECRETS = `NeverSecrets: Deny dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem on ${TABLE} if {"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["webhook#*"]}}`;
const consume = (queue: string) => `Allow ${CONSUME.toSorted().join(' ')} on ${queue}`;

describe('what each function may do is exactly this:', () => {
  it('ingest reads uploads and receipts, writes receipts, and uses index and queues', () => {
    expect(statementsOf(only(resources, 'AWS::IAM::Role', 'Ingestion'))).toEqual([
      'WriteLog: Allow logs:CreateLogStream logs:PutLogEvents on <IngestionIngestLogD0D53A3C.Arn>',
      `ReadUploads: Allow s3:GetObject on ${UPLOADS}/articles/* ${UPLOADS}/media/* ${UPLOADS}/receipts/* ${UPLOADS}/site.yaml`,
      `ListUploads: Allow s3:ListBucket on ${UPLOADS}`,
      `WriteReceipts: Allow s3:PutObject on ${UPLOADS}/receipts/*`,
      `UseIndex: Allow dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem on ${TABLE}`,
      `SendWork: Allow sqs:SendMessage on ${INTAKE} ${JOBS}`,
      NEVER_SECRETS,
      `ConsumeIntake: ${consume(INTAKE)}`,
    ]);
  });

  it('publish writes the site and what it published there, reads media and the index, and asks for work', () => {
    expect(statementsOf(only(resources, 'AWS::IAM::Role', 'Publishing'))).toEqual([
      'WriteLog: Allow logs:CreateLogStream logs:PutLogEvents on <PublishingPublishLogD42A9B05.Arn>',
      `WriteSite: Allow s3:DeleteObject s3:GetObject s3:PutObject on ${SITE}/* ${PARTNERS}/partners/*`,
      `ReadMedia: Allow s3:GetObject on ${UPLOADS}/media/*`,
      `TellMissingFromForbidden: Allow s3:ListBucket on ${SITE} ${PARTNERS} ${UPLOADS}`,
      `ReadIndex: Allow dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query on ${TABLE}`,
      `RecordWhatIsPublished: Allow dynamodb:PutItem on ${TABLE} if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["outputs","fault#*","feed#held"]}}`,
      `TakeOffTheLists: Allow dynamodb:DeleteItem on ${TABLE} if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["feed#held","feed#untold/*"]}}`,
      `AskForWork: Allow sqs:SendMessage on ${INTAKE} ${JOBS} ${NOTICES}`,
      NEVER_SECRETS,
      `ConsumeJobs: ${consume(JOBS)}`,
    ]);
  });

  it('notify reads of the index what it needs to know whom to tell, keeps a log, and puts off what failed', () => {
    expect(statementsOf(only(resources, 'AWS::IAM::Role', 'Notification'))).toEqual([
      'WriteLog: Allow logs:CreateLogStream logs:PutLogEvents on <NotificationNotifyLog9BF9DBBC.Arn>',
      `ReadSite: Allow dynamodb:GetItem on ${TABLE} if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["source#site.yaml"]}}`,
      `ReadSecrets: Allow dynamodb:GetItem on ${TABLE} if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["webhook#*"]}}`,
      `KeepDeliveries: Allow dynamodb:GetItem dynamodb:PutItem on ${TABLE} if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["delivery#*"]}}`,
      `TryAgain: Allow sqs:SendMessage on ${NOTICES}`,
      `ConsumeNotices: ${consume(NOTICES)}`,
    ]);
  });

  it.each(['Ingestion', 'Publishing', 'Notification'])(
    'only Lambda may take on the role of %s',
    (construct) => {
      expect(
        only(resources, 'AWS::IAM::Role', construct).Properties.AssumeRolePolicyDocument.Statement,
      ).toEqual([
        { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
      ]);
    },
  );
});

describe.each(['Ingestion', 'Publishing'])('the function of %s', (construct) => {
  const { Properties } = only(resources, 'AWS::Lambda::Function', construct);

  it('runs the bundle on Node 24, arm64', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 60,
      MemorySize: 1024,
    });
  });

  it('logs JSON into a group of its own, kept 90 days', () => {
    const groupId = Object.keys(resources).find(
      (id) => resources[id]!.Type === 'AWS::Logs::LogGroup' && id.startsWith(construct),
    )!;
    expect(Properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON', LogGroup: { Ref: groupId } });
    expect(resources[groupId]!.Properties.RetentionInDays).toBe(90);
  });
});

it.each(['Ingestion', 'Publishing', 'Notification'])(
  'work that %s puts off by a message is not taken for a runaway loop',
  (construct) => {
    expect(only(resources, 'AWS::Lambda::Function', construct).Properties.RecursiveLoop).toBe('Allow');
  },
);

describe('the environment', () => {
  it('of ingest names the uploads bucket, the index, the queues and the distribution', () => {
    expect(environmentOf('Ingestion')).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      UPLOADS_BUCKET: '<UploadsBucketC4B27CC7>',
      INDEX_TABLE: '<IndexTable0C9C7D0C>',
      INTAKE_QUEUE_URL: '<IntakeQueue6FB53B87>',
      JOBS_QUEUE_URL: '<JobsQueue24944186>',
      DISTRIBUTION_DOMAIN: '<DeliveryDistribution45EACD51.DomainName>',
    });
  });

  it('of publish names its buckets, the index, the queues and where metrics are counted', () => {
    expect(environmentOf('Publishing')).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      UPLOADS_BUCKET: '<UploadsBucketC4B27CC7>',
      SITE_BUCKET: '<DeliveryBucket818C8F75>',
      PARTNERS_BUCKET: '<DeliveryPartnerBucket31C937F8>',
      INDEX_TABLE: '<IndexTable0C9C7D0C>',
      INTAKE_QUEUE_URL: '<IntakeQueue6FB53B87>',
      JOBS_QUEUE_URL: '<JobsQueue24944186>',
      NOTICES_QUEUE_URL: '<NoticesQueue8F17BA1B>',
      METRICS_NAMESPACE: 'Broadsheet',
    });
  });

  it('of notify names the index and its queue, and no server on this machine, as the local cloud may', () => {
    expect(environmentOf('Notification')).toEqual({
      NODE_OPTIONS: '--enable-source-maps',
      INDEX_TABLE: '<IndexTable0C9C7D0C>',
      NOTICES_QUEUE_URL: '<NoticesQueue8F17BA1B>',
    });
  });

  it('has the operator’s address only if one is set', () => {
    const chosen = synthesize({ publicUrl: 'https://news.example/' });
    const { Properties } = only(chosen.resources, 'AWS::Lambda::Function', 'Ingestion');
    expect(Properties.Environment.Variables.PUBLIC_URL).toBe('https://news.example/');
    expect(chosen.template.Outputs.SiteUrl.Value).toBe('https://news.example/');
  });

  function environmentOf(construct: string): Record<string, string> {
    const variables = only(resources, 'AWS::Lambda::Function', construct).Properties.Environment.Variables;
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, written(value)]));
  }
});
