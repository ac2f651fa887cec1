import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** How long an earlier version of a published object can be read or restored. */
const RESTORE_PERIOD = Duration.days(30);

/**
 * A bucket that publish writes and CloudFront reads. It is private, versioned, encrypted (SSE-S3) and TLS only, and stays
 * when the stack is deleted.
 */
export class PublishedBucket extends Bucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'forget-old-versions',
          noncurrentVersionExpiration: RESTORE_PERIOD,
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'Only CloudFront reads it and only publish writes it. The log of publish names every object.',
    });
  }
}
