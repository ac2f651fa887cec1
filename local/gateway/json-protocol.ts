import { randomUUID } from 'node:crypto';
import { type GatewayRequest, type GatewayResponse, ServiceError } from './service.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.0';

/** The operation in `X-Amz-Target: AmazonSQS.SendMessage`. */
export function operationOf(request: GatewayRequest): string {
  const operation = request.headers['x-amz-target']?.split('.', 2)[1];
  if (operation) return operation;
  throw new ServiceError(400, 'MissingAction', 'Only the JSON protocol of this service is emulated.');
}

/** The body as an object. */
export function jsonBodyOf(request: GatewayRequest): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    if (body !== null && typeof body === 'object') return body as Record<string, unknown>;
  } catch {
    // Answered below, like a body that is not an object.
  }
  throw new ServiceError(400, 'SerializationException', 'The body is not a JSON object.');
}

/** An emulator's answer with the headers that the protocol asks for. */
export function jsonAnswer(answer: GatewayResponse): GatewayResponse {
  return {
    ...answer,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': randomUUID(), ...answer.headers },
  };
}

/** An error of the JSON 1.0 protocol. SDKs read SQS's older error codes in `x-amzn-query-error`. */
export function jsonError(error: ServiceError, namespace: string): GatewayResponse {
  const isAccessDenied = error.code === 'AccessDenied';
  const type = isAccessDenied
    ? 'com.amazon.coral.service#AccessDeniedException'
    : `${namespace}#${error.code}`;
  const fault = error.status < 500 ? 'Sender' : 'Receiver';
  return jsonAnswer({
    status: error.status,
    headers: { 'x-amzn-query-error': `${error.code};${fault}` },
    body: Buffer.from(JSON.stringify({ __type: type, message: error.message })),
  });
}
