import type { Access } from '../iam/evaluate.ts';
import type { GatewayRequest, GatewayResponse, ServiceName } from './messages.ts';
import type { ServiceError } from './service-error.ts';

/** What a request is about, as a fault hook or a counter sees it. */
export interface RequestDescription {
  readonly service: ServiceName;
  /** The API operation: `PutObject`, `SendMessageBatch`, `Query`. */
  readonly action: string;
  /** Logical id of the role that asks; absent for the operator, an anonymous caller and AWS services. */
  readonly role?: string;
  readonly bucket?: string;
  readonly key?: string;
  /** Queue name. */
  readonly queue?: string;
  readonly table?: string;
}

/** A request that is understood but not yet allowed, nor done. */
export interface ServiceCall {
  readonly description: Omit<RequestDescription, 'role'>;
  /** Everything the caller must be allowed to do. */
  readonly accesses: readonly Access[];
  run(): GatewayResponse | Promise<GatewayResponse>;
}

/** One AWS service behind the gateway. */
export interface Service {
  /** @throws {ServiceError} if the request makes no sense or is not emulated */
  understand(request: GatewayRequest): ServiceCall;
  /** The error in the service's own shape; `request` tells e.g. whether a body may be sent. */
  answerError(error: ServiceError, request: GatewayRequest): GatewayResponse;
}
