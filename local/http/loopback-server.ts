import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Not `localhost`: the SDK would put bucket names before it, and it may be an IPv6 address. */
export const LOOPBACK = '127.0.0.1';

/** Thrown when another program has the port. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  readonly port: number;

  constructor(port: number) {
    super(`port ${port} is in use by another program`);
    this.port = port;
  }
}

/** An HTTP server on loopback that is already listening. */
export interface LoopbackServer {
  readonly port: number;
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Waits for answers in progress, but not long, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on loopback.
 *
 * @param port - 0 for any free one
 * @param maxHeaderBytes - request line and headers together
 * @throws {PortInUseError}
 */
export async function listenOnLoopback(
  port: number,
  listener: RequestListener,
  maxHeaderBytes = 64 * 1024,
): Promise<LoopbackServer> {
  const server = createServer({ maxHeaderSize: maxHeaderBytes }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error),
    );
    server.listen(port, LOOPBACK, resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return { port: actualPort, url: `http://${LOOPBACK}:${actualPort}`, close: () => closeServer(server) };
}

/** How long `close` waits for answers in progress. */
const CLOSE_GRACE_MS = 2_000;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS).unref();
  });
}

/** The headers of a request with lower-case names. Repeated headers are joined (RFC 9110 section 5.3). */
export function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
