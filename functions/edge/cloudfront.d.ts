/**
 * The module that CloudFront's runtime provides.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html
 */
declare module 'cloudfront' {
  interface KeyValueStore {
    /** Rejects if there is no such key, or its value is not JSON. */
    get(key: string, options: { readonly format: 'json' }): Promise<unknown>;
  }
  const cf: {
    /** The key value store of the function. */
    kvs(): KeyValueStore;
  };
  export default cf;
}
