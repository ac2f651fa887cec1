import type { IncomingMessage, ServerResponse } from 'node:http';
import { headersOf, type LoopbackServer, listenOnLoopback } from '../http/loopback-server.ts';
import type { Edge } from './edge.ts';
import { type EdgeResponse, edgeError } from './messages.ts';

/** Serves the edge by HTTP, for the readers of the local site. */
export function serveEdge(port: number, edge: () => Edge | undefined): Promise<LoopbackServer> {
  return listenOnLoopback(port, (request, response) => {
    // A request for a page needs no body. A body is read and dropped, so that the connection can go on.
    request.resume();
    answer(edge(), request)
      .catch(() => edgeError(502, 'The local edge failed.'))
      .then((answered) => send(answered, request, response))
      .catch(() => response.destroy());
  });
}

async function answer(edge: Edge | undefined, request: IncomingMessage): Promise<EdgeResponse> {
  if (!edge) return edgeError(503, 'The local cloud is still starting.');
  return edge.answer({
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: headersOf(request),
  });
}

function send(
  { status, headers, body }: EdgeResponse,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, { ...headers, ...(hasBody ? { 'content-length': String(body.length) } : {}) });
  response.end(hasBody && request.method !== 'HEAD' ? body : undefined);
}
