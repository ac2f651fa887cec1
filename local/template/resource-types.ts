import { named, type ResourceType } from './resource-type.ts';
import * as cloudfront from './resources/cloudfront.ts';
import * as edgeFunctions from './resources/cloudfront-functions.ts';
import * as cloudfrontPolicies from './resources/cloudfront-policies.ts';
import { alarm, logGroup } from './resources/cloudwatch.ts';
import { table } from './resources/dynamodb.ts';
import * as iam from './resources/iam.ts';
import * as lambda from './resources/lambda.ts';
import * as s3 from './resources/s3.ts';
import { schedule } from './resources/scheduler.ts';
import * as sns from './resources/sns.ts';
import * as sqs from './resources/sqs.ts';

/** The version of the CDK that wrote the template, for AWS's statistics. */
const cdkMetadata: ResourceType = {
  identity: named,
  read: (properties) => properties.withoutEffect({ Analytics: 'statistics of the CDK' }),
};

/** Every resource type that the local cloud understands. A template with any other type is refused. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::CDK::Metadata': cdkMetadata,
  'AWS::CloudFront::CachePolicy': cloudfrontPolicies.cachePolicy,
  'AWS::CloudFront::Distribution': cloudfront.distribution,
  'AWS::CloudFront::Function': edgeFunctions.edgeFunction,
  'AWS::CloudFront::KeyValueStore': edgeFunctions.keyValueStore,
  'AWS::CloudFront::OriginAccessControl': cloudfront.originAccessControl,
  'AWS::CloudFront::ResponseHeadersPolicy': cloudfrontPolicies.responseHeadersPolicy,
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::DynamoDB::Table': table,
  'AWS::IAM::Policy': iam.policy,
  'AWS::IAM::Role': iam.role,
  'AWS::Lambda::EventInvokeConfig': lambda.eventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': lambda.eventSourceMapping,
  'AWS::Lambda::Function': lambda.lambdaFunction,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::S3::Bucket': s3.bucket,
  'AWS::S3::BucketPolicy': s3.bucketPolicy,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::SNS::Subscription': sns.subscription,
  'AWS::SNS::Topic': sns.topic,
  'AWS::SNS::TopicPolicy': sns.topicPolicy,
  'AWS::SQS::Queue': sqs.queue,
  'AWS::SQS::QueuePolicy': sqs.queuePolicy,
};
