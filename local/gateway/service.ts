import type { Caller } from '../iam/authorizer.ts';
import type { Access } from '../iam/evaluate.ts';

/** An HTTP request to the gateway, read to its end. */
export interface GatewayRequest {
  readonly method: string;
  /** Path and query as sent, still percent-encoded: `/uploads/a%20b.md?x-id=GetObject`. */
  readonly target: string;
  /** Lower-case names. Repeated headers are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Set by callers in this process. If absent, the access key in the headers tells the caller. */
  readonly caller?: Caller;
  /** True if nobody waits for the answer any more. */
  readonly isAbandoned?: () => boolean;
}

export interface GatewayResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The answer never reaches the caller: an injected fault cuts the connection. */
  readonly isLost?: true;
}

export const NO_BODY = Buffer.alloc(0);

export type ServiceName = 's3' | 'sqs' | 'dynamodb' | 'cloudfront-keyvaluestore' | 'sts';

/** What a request asks for, as fault hooks and the counter see it. */
export interface RequestDescription {
  readonly service: ServiceName;
  /** The API operation: `PutObject`, `SendMessageBatch`, `Query`. */
  readonly action: string;
  /** Logical id of the caller's role; absent for the operator, an anonymous caller and AWS services. */
  readonly role?: string;
  readonly bucket?: string;
  readonly key?: string;
  /** Queue name. */
  readonly queue?: string;
  readonly table?: string;
}

/** A request that is understood, but not yet allowed and not yet done. */
export interface ServiceCall {
  readonly description: Omit<RequestDescription, 'role'>;
  /** Everything the caller must be allowed to do. */
  readonly accesses: readonly Access[];
  run(): GatewayResponse | Promise<GatewayResponse>;
}

/** One AWS service behind the gateway. */
export interface Service {
  /** @throws {ServiceError} if the request is wrong or is not emulated */
  understand(request: GatewayRequest): ServiceCall;
  /** The error in the service's own shape. The `request` tells, for instance, if the answer may have a body. */
  answerError(error: ServiceError, request: GatewayRequest): GatewayResponse;
}

/** An error that an AWS service answers. Each service has its own shape for errors. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  /** The service's error code: `NoSuchKey`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
