import { mkdir } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { LOOPBACK } from '../http/loopback-server.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** DynamoDB tables on disk, behind a port that only this process knows. */
export interface Dynalite {
  /** Runs one action in DynamoDB's JSON protocol. */
  action(action: string, body: Buffer | string): Promise<Answer>;
  close(): Promise<void>;
}

/** dynalite asks for a signature but does not check it. */
const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

/** Opens the tables in `folder`, which is made if absent. Only one process may have it open. */
export async function openDynalite(folder: string): Promise<Dynalite> {
  await mkdir(folder, { recursive: true });
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const underWay = new Set<Promise<unknown>>();
  return {
    action(action, body) {
      const answer = post(port, agent, `DynamoDB_20120810.${action}`, body);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    async close() {
      // dynalite finishes what it has begun. If its files were closed, it would throw where nobody can catch.
      await Promise.allSettled(underWay);
      agent.destroy();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}

function post(port: number, agent: Agent, target: string, body: Buffer | string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...HEADERS, 'x-amz-target': target, 'content-length': Buffer.byteLength(body) };
    const request = httpRequest({ host: LOOPBACK, port, agent, method: 'POST', path: '/', headers });
    request.once('error', reject);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const kept = Object.entries(response.headers).filter(([name]) => name.startsWith('x-amz'));
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks),
        });
      });
    });
    request.end(body);
  });
}
