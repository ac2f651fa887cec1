/**
 * The parts of a CloudFront Functions event that we use.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export interface ViewerRequestEvent {
  readonly request: EdgeRequest;
}

export interface ViewerResponseEvent {
  /** As the viewer sent it. */
  readonly request: EdgeRequest;
  /** From the cache or the origin, with the headers of the response headers policy, but without its body. */
  readonly response: EdgeResponse;
}

export interface EdgeRequest {
  readonly method: string;
  /** The path without the query string, percent-encoded as the viewer sent it. It begins with `/`. */
  uri: string;
  /** By name. Names and values are percent-encoded as the viewer sent them. */
  querystring: { readonly [name: string]: EdgeValue };
  readonly headers: EdgeHeaders;
}

export interface EdgeResponse {
  statusCode: number;
  statusDescription: string;
  readonly headers: EdgeHeaders;
}

/** By name in lower case. */
export interface EdgeHeaders {
  [name: string]: EdgeValue;
}

export interface EdgeValue {
  readonly value: string;
  /** All values, if there are several. */
  readonly multiValue?: readonly { readonly value: string }[];
}
