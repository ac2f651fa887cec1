import { describe, expect, it } from 'vitest';
import { only, synthesize } from './synthesis.ts';

const { resources } = synthesize();
const bucket = only(resources, 'AWS::S3::Bucket', 'Uploads');

describe.each(['Uploads', 'DeliveryBucket'])('the bucket of %s', (construct) => {
  const { Properties } = only(resources, 'AWS::S3::Bucket', construct);

  it('is private, versioned and encrypted', () => {
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });

  it('refuses plain HTTP', () => {
    const policy = only(resources, 'AWS::S3::BucketPolicy', construct).Properties.PolicyDocument;
    expect(policy.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('lets old versions and abandoned uploads go, but never a current object', () => {
    const rules = Properties.LifecycleConfiguration.Rules;
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      Status: 'Enabled',
      ExpiredObjectDeleteMarker: true,
      NoncurrentVersionExpiration: { NoncurrentDays: construct === 'Uploads' ? 365 : 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: construct === 'Uploads' ? 7 : 1 },
    });
    expect(rules[0]).not.toHaveProperty('ExpirationInDays');
    expect(rules[0]).not.toHaveProperty('ExpirationDate');
  });
});

describe('the events of an upload', () => {
  it('go to the intake queue for articles, media and site.yaml, created or removed, and not for receipts', () => {
    const configurations: { Event: string; Queue: unknown; Filter: unknown }[] =
      bucket.Properties.NotificationConfiguration.QueueConfigurations;
    const expected = ['articles/', 'media/', 'site.yaml'].flatMap((prefix) =>
      ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => ({
        Event: event,
        Queue: { 'Fn::GetAtt': ['IntakeQueue6FB53B87', 'Arn'] },
        Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: prefix }] } },
      })),
    );
    expect(configurations).toEqual(expected);
    expect(Object.keys(bucket.Properties.NotificationConfiguration)).toEqual(['QueueConfigurations']);
  });

  it('may be sent by S3 only, for buckets of this account only', () => {
    const policy = only(resources, 'AWS::SQS::QueuePolicy', 'IntakeQueue').Properties.PolicyDocument;
    const allowed = policy.Statement.filter((statement: { Effect: string }) => statement.Effect === 'Allow');
    expect(allowed).toEqual([
      {
        Sid: 'AllowUploadEvents',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: { 'Fn::GetAtt': ['IntakeQueue6FB53B87', 'Arn'] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] } },
        },
      },
    ]);
  });

  it('are allowed before the bucket is made, for S3 tries that at once', () => {
    expect(bucket.DependsOn).toContain('IntakeQueuePolicy7DD39EDA');
  });
});
