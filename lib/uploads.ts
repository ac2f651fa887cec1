import { Aws, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The prefixes of sources. Receipts, which ingest writes, are not among them. */
const WATCHED_PREFIXES = ['articles/', 'media/', 'site.yaml'];
const WATCHED_EVENTS = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'];

/** How long an overwritten or deleted upload can be restored. */
const UNDO_PERIOD = Duration.days(365);

/**
 * The bucket where editors put articles, media and `site.yaml`, and find a receipt for each.
 *
 * It is private, versioned, encrypted (SSE-S3) and TLS only. It stays when the stack is deleted, because everything else
 * can be rebuilt from originals and receipts.
 */
export class Uploads extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'forget-old-versions',
          noncurrentVersionExpiration: UNDO_PERIOD,
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'CloudTrail data events, which an operator turns on for the account, tell who uploaded what.',
    });
  }

  /**
   * Sends an S3 event to `queue` for every object that is created or removed under a watched prefix.
   *
   * It sets the bucket's own CloudFormation property, because `bucket.addEventNotification` would deploy a custom
   * resource and a Lambda function that may reconfigure every bucket. S3 checks that it may send when the property is
   * set, so the queue's policy must exist first. That policy cannot name the bucket, whose generated name is not known
   * yet. It names the account instead: S3 states it truthfully, so buckets of other accounts cannot send.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
   */
  notify(queue: Queue): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AllowUploadEvents',
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': Fn.join('', ['arn:', Aws.PARTITION, ':s3:::*']) },
        },
      }),
    );
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = { queueConfigurations: notificationsTo(queue) };
    // The queue's construct includes its policy.
    bucket.node.addDependency(queue);
  }
}

/** One entry per prefix and kind of event, as the property requires. */
function notificationsTo(queue: Queue): CfnBucket.QueueConfigurationProperty[] {
  return WATCHED_PREFIXES.flatMap((prefix) =>
    WATCHED_EVENTS.map((event) => ({
      event,
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
    })),
  );
}
