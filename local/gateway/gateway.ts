import type { Authorizer, Caller } from '../iam/authorizer.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { type Fault, type FaultHook, runWithFault } from './fault.ts';
import { RequestCounter } from './request-counter.ts';
import {
  type GatewayRequest,
  type GatewayResponse,
  type RequestDescription,
  type Service,
  type ServiceCall,
  ServiceError,
  type ServiceName,
} from './service.ts';

export interface GatewayOptions {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly authorizer: Authorizer;
  /** Gets the errors of the emulators themselves: bugs, not answers. */
  readonly onInternalError: (error: unknown, request: GatewayRequest) => void;
}

/**
 * The one door to S3, SQS, DynamoDB and key value stores, for callers by HTTP and for callers in this process. It
 * finds out what a request is, counts it, applies the fault that a test wants, checks that the caller's policies allow
 * it, and runs it.
 */
export class Gateway {
  readonly requests = new RequestCounter();
  readonly #options: GatewayOptions;
  #faultHook: FaultHook | undefined;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  setFault(hook: FaultHook | undefined): void {
    this.#faultHook = hook;
  }

  /** Never throws. An error is answered in the shape of the service. */
  async handle(request: GatewayRequest): Promise<GatewayResponse> {
    const credentials = credentialsOf(request);
    const service = this.#options.services[serviceOf(request, credentials)];
    try {
      const call = service.understand(request);
      const caller = request.caller ?? this.#options.authorizer.callerOf(credentials?.accessKeyId);
      return await this.#perform(call, caller);
    } catch (error) {
      if (error instanceof ServiceError) return service.answerError(error, request);
      this.#options.onInternalError(error, request);
      return service.answerError(new ServiceError(500, 'InternalError', 'The emulator failed.'), request);
    }
  }

  async #perform(call: ServiceCall, caller: Caller): Promise<GatewayResponse> {
    const description: RequestDescription = {
      ...call.description,
      ...(caller.kind === 'role' ? { role: caller.name } : {}),
    };
    this.requests.add(description);
    const fault: Fault | undefined = await this.#faultHook?.(description);
    return runWithFault(fault, () => {
      const denied = this.#options.authorizer.firstDenied(caller, call.accesses);
      if (denied) throw accessDenied(caller, denied.action, denied.resource);
      return call.run();
    });
  }
}

function accessDenied(caller: Caller, action: string, resource: string): ServiceError {
  const who = caller.kind === 'role' ? caller.arn : caller.kind === 'service' ? caller.service : 'anonymous';
  return new ServiceError(
    403,
    'AccessDenied',
    `User: ${who} is not authorized to perform: ${action} on resource: ${resource}`,
  );
}

/** SQS and DynamoDB name their operation in a header. The signature names STS and key value stores. The rest is S3. */
function serviceOf(request: GatewayRequest, credentials: Credentials | undefined): ServiceName {
  const target = request.headers['x-amz-target'] ?? '';
  if (target.startsWith('AmazonSQS.') || credentials?.service === 'sqs') return 'sqs';
  if (target.startsWith('DynamoDB_') || credentials?.service === 'dynamodb') return 'dynamodb';
  if (credentials?.service === 'cloudfront-keyvaluestore') return 'cloudfront-keyvaluestore';
  return credentials?.service === 'sts' ? 'sts' : 's3';
}
