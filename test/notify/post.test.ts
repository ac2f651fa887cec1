import http, { type RequestListener } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { post } from '../../functions/notify/post.ts';

const PARTNER = 'https://hooks.partner.example/in?key=1';
const request = { address: PARTNER, contentType: 'application/json', body: '{"a":"ü"}' };

async function detourTo(server: net.Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return new Map([['hooks.partner.example', { host: '127.0.0.1', port }]]);
}

async function serve(listener: RequestListener) {
  const server = http.createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return await detourTo(server);
}

/** A server that answers with these bytes and then does nothing more. */
async function serveBytes(bytes: string) {
  const sockets = new Set<net.Socket>();
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return await detourTo(
    net.createServer((socket) => {
      sockets.add(socket.on('error', () => {}));
      socket.once('data', () => socket.write(bytes));
    }),
  );
}

describe('a request to somebody else’s server', () => {
  it('brings body and headers, and takes the beginning of the answer', async () => {
    const seen: unknown[] = [];
    const detours = await serve(async (incoming, response) => {
      const body = (await incoming.toArray()).join('');
      const { method, url, headers } = incoming;
      seen.push([method, url, headers.host, headers['content-type'], headers['x-own'], body]);
      response.writeHead(503, { 'retry-after': '7' }).end('Busy\n');
    });
    const answer = await post({ ...request, headers: { 'x-own': '1' } }, detours);
    expect(answer).toEqual({ status: 503, text: 'Busy', retryAfter: '7' });
    expect(seen).toEqual([
      ['POST', '/in?key=1', 'hooks.partner.example', 'application/json', '1', request.body],
    ]);
  });

  it.each(['https://elsewhere.example/', 'http://169.254.169.254/latest/meta-data/'])(
    'does not follow a redirect to %s',
    async (location) => {
      let requests = 0;
      const detours = await serve((_, response) => {
        requests++;
        response.writeHead(307, { location }).end();
      });
      expect(await post(request, detours)).toEqual({ status: 307, text: '' });
      expect(requests).toBe(1);
    },
  );

  it('reads no more than the beginning of an endless answer', async () => {
    let sent = 0;
    const detours = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) sent += 16_384;
        response.once('drain', more);
      };
      more();
    });
    expect(await post(request, detours)).toEqual({ status: 200, text: 'x'.repeat(200) });
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it.each([
    ['hangs up at once', ''],
    ['speaks another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
    ['sends headers without end', `HTTP/1.1 200 OK\r\n${`X: ${'y'.repeat(1_000)}\r\n`.repeat(40)}`],
  ])('is told of a server that %s', async (_, bytes) => {
    const detours = bytes
      ? await serveBytes(bytes)
      : await detourTo(net.createServer((socket) => void socket.destroy()));
    expect(await post(request, detours)).toEqual({ text: expect.stringMatching(/^no answer: ./) });
  });

  it('gives up a server that takes the request and says nothing', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    onTestFinished(() => timeout.mockRestore());
    const silent = await serveBytes('');
    expect(await post(request, silent)).toEqual({ text: 'no answer: not done after 10 s', isLate: true });
    expect(timeout).toHaveBeenCalledWith(10_000);
  });

  it('counts an answer that is cut off in its body by its status', async () => {
    const detours = await detourTo(
      net.createServer((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nOK so far')),
      ),
    );
    expect(await post(request, detours)).toEqual({ status: 200, text: 'OK so far' });
  });

  it.each([
    ['http://127.0.0.1:9000/', '127.0.0.1 is not an address of the public internet'],
    ['http://[::ffff:169.254.169.254]/', '::ffff:a9fe:a9fe is not an address of the public internet'],
    ['not an address', 'it is not an address'],
  ])('to %s is not made', async (address, reason) => {
    expect(await post({ ...request, address }, new Map())).toEqual({ text: `not sent: ${reason}` });
  });

  it('to a name that leads to this machine is not made', async () => {
    let connections = 0;
    const detours = await detourTo(net.createServer(() => connections++));
    const port = detours.get('hooks.partner.example')!.port;
    const answer = await post({ ...request, address: `http://localhost:${port}/` }, new Map());
    expect(answer.text).toMatch(/^no answer: (?:127\.0\.0\.1|::1) is not an address of the public internet$/);
    expect(connections).toBe(0);
  });
});
