/**
 * The parts of a CloudFront Functions event that are used here.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export interface ViewerRequestEvent {
  readonly request: EdgeRequest;
}

export interface EdgeRequest {
  readonly method: string;
  /** The path, percent-encoded as the viewer sent it; begins with `/`. The query string is apart. */
  uri: string;
  /** By name in lower case. */
  readonly headers: EdgeHeaders;
}

export interface EdgeResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: EdgeHeaders;
}

interface EdgeHeaders {
  readonly [name: string]: { readonly value: string };
}
