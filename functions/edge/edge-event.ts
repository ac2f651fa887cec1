/**
 * The parts of a CloudFront Functions event that are used here.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export interface ViewerRequestEvent {
  readonly request: EdgeRequest;
}

export interface ViewerResponseEvent {
  /** As the viewer sent it. */
  readonly request: EdgeRequest;
  /** From the cache or the origin, with the headers of the response headers policy; its body stays unseen. */
  readonly response: EdgeResponse;
}

export interface EdgeRequest {
  readonly method: string;
  /** The path, percent-encoded as the viewer sent it; begins with `/`. The query string is apart. */
  uri: string;
  /** By name; names and values are percent-encoded as the viewer sent them. */
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
  /** All values, if there is more than one. */
  readonly multiValue?: readonly { readonly value: string }[];
}
