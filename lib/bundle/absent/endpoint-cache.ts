/**
 * Stands for `@aws-sdk/endpoint-cache` in the bundles, 7 KB less. The DynamoDB client makes one when it is set up;
 * what would use it is the discovery of endpoints, which none of the client's commands takes part in any more.
 */
export class EndpointCache {
  /** @throws always */
  get(): never {
    throw new Error('endpoint discovery is not part of the bundle');
  }

  /** @throws always */
  getEndpoint(): never {
    return this.get();
  }
}
