import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * How long the edge keeps an object, and which requests share a copy. Only the path and the encoding count, so no query
 * string or header of a reader causes a second copy.
 *
 * An object's own Cache-Control decides, between 1 second and 1 day. Without one the object is kept for 60 seconds. The
 * least is not 0, because CloudFront may then keep no compressed copies.
 */
export class FeedCachePolicy extends CachePolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      comment: 'Broadsheet: path and encoding',
      minTtl: Duration.seconds(1),
      defaultTtl: Duration.seconds(60),
      maxTtl: Duration.days(1),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      headerBehavior: CacheHeaderBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }
}
