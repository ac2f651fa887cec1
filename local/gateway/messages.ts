import type { Caller } from '../iam/authorizer.ts';

/** An HTTP request to the gateway, read to its end. */
export interface GatewayRequest {
  readonly method: string;
  /** Path and query as sent, still percent-encoded: `/uploads/a%20b.md?x-id=GetObject`. */
  readonly target: string;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Set by callers inside this process; absent, the access key in the headers tells. */
  readonly caller?: Caller;
  /** Whether nobody waits for the answer any more. */
  readonly isAbandoned?: () => boolean;
}

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The answer never reaches the caller: its connection is cut (injected fault). */
  readonly isLost?: true;
}

export const NO_BODY = Buffer.alloc(0);

export type ServiceName = 's3' | 'sqs' | 'dynamodb' | 'cloudfront-keyvaluestore' | 'sts';
