import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersOf, type LoopbackServer, listenOnLoopback } from '../http/loopback-server.ts';
import type { Gateway } from './gateway.ts';
import type { GatewayResponse } from './service.ts';

/**
 * A request is read to its end before it runs, so a caller who leaves half way leaves nothing half done. S3's own limit
 * for a single PUT is 5 GB. Larger uploads come in parts anyway.
 */
const MAX_BODY_BYTES = 1024 ** 3;

/** Serves `gateway` by HTTP, for `--endpoint-url` and `AWS_ENDPOINT_URL`. */
export function serveGateway(port: number, gateway: () => Gateway | undefined): Promise<LoopbackServer> {
  return listenOnLoopback(port, (request, response) => {
    answer(gateway, request, response).catch(() => response.destroy());
  });
}

async function answer(
  gateway: () => Gateway | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (!body) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const opened = gateway();
  if (!opened) {
    response.writeHead(503).end('The local cloud is still starting.\n');
    return;
  }
  const answered = await opened.handle({
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: headersOf(request),
    body,
    isAbandoned: () => request.socket.destroyed,
  });
  send(answered, request, response);
}

function send(answered: GatewayResponse, request: IncomingMessage, response: ServerResponse): void {
  if (answered.isLost) {
    response.destroy();
    return;
  }
  const hasLength =
    'content-length' in answered.headers || answered.status === 204 || answered.status === 304;
  response.writeHead(answered.status, {
    ...answered.headers,
    ...(hasLength ? {} : { 'content-length': String(answered.body.length) }),
  });
  response.end(request.method === 'HEAD' ? undefined : answered.body);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
