import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a partner's server answers at one path. */
interface Served {
  readonly type: string;
  readonly body: string;
  readonly status?: number;
}

/** A site of another origin, on loopback. */
export interface PartnerSite {
  readonly origin: string;
  /** By path, to be filled at any time; a path without an entry is 404. */
  readonly files: Map<string, Served>;
  /** `method path` of each request so far. */
  readonly requests: string[];
  stop(): Promise<void>;
}

export async function startPartnerSite(): Promise<PartnerSite> {
  const files = new Map<string, Served>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const {
      type,
      body,
      status = 200,
    } = files.get(request.url ?? '') ?? {
      ...{ type: 'text/plain', body: 'not here', status: 404 },
    };
    response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
