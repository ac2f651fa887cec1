import { setTimeout as delay } from 'node:timers/promises';
import { type GatewayResponse, type RequestDescription, ServiceError } from './service.ts';

/** What goes wrong with one request. The fields may be combined. */
export interface Fault {
  /** Milliseconds before anything happens. */
  readonly delayMs?: number;
  /** The answer is this error: 503 `SlowDown`, 409 `ConditionalRequestConflict`, 400 `ThrottlingException`. */
  readonly status?: number;
  readonly code?: string;
  /** The request takes effect first. Only its answer is an error, or is lost. */
  readonly isAfterEffect?: boolean;
  /** There is no answer: the connection is cut. */
  readonly losesAnswer?: boolean;
}

/** Decides about each request. Undefined lets it pass. */
export type FaultHook = (request: RequestDescription) => Fault | undefined | Promise<Fault | undefined>;

/** Runs a request with a fault, or without one. */
export async function runWithFault(
  fault: Fault | undefined,
  run: () => GatewayResponse | Promise<GatewayResponse>,
): Promise<GatewayResponse> {
  if (!fault) return run();
  if (fault.delayMs) await delay(fault.delayMs);
  const spoilsAnswer = fault.status !== undefined || fault.losesAnswer;
  const response = !spoilsAnswer || fault.isAfterEffect ? await run() : undefined;
  if (fault.losesAnswer) {
    return { status: 500, headers: {}, body: Buffer.alloc(0), isLost: true };
  }
  if (fault.status !== undefined) {
    throw new ServiceError(fault.status, fault.code ?? 'InternalError', 'Fault injected at the gateway.');
  }
  return response as GatewayResponse;
}
