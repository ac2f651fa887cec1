/**
 * What CloudFront's runtime brings along.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html
 */
declare module 'cloudfront' {
  interface KeyValueStore {
    /** @throws if there is no such key, or its value is no JSON; rejects, to be exact */
    get(key: string, options: { readonly format: 'json' }): Promise<unknown>;
  }
  const cf: {
    /** The store that is associated with the function. */
    kvs(): KeyValueStore;
  };
  export default cf;
}
