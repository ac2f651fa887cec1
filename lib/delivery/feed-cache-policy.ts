import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * How long the edge keeps an object, and what tells two requests apart: the path and the encoding, nothing
 * else, so that no query string or header a reader sends makes a second copy.
 *
 * An object's own Cache-Control decides between 1 second and 1 day; without one it is kept 60 seconds. Not 0,
 * for which CloudFront has been known not to keep compressed copies.
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
