import http from 'node:http';
import https from 'node:https';
import type { TcpSocketConnectOpts } from 'node:net';
import { type Answer, excerptOf } from '../core/push/answer.ts';
import { refusalOf } from '../core/push/destination.ts';
import type { Detours } from './detours.ts';
import type { Post } from './ports.ts';
import { publicLookup } from './public-lookup.ts';

const CONNECT_TIMEOUT_MS = 3_000;
/** From the start of the request to the last byte of the answer. */
const TOTAL_TIMEOUT_MS = 10_000;
/** The rest of a longer answer is not read: only the status means anything. */
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Sends a POST request to somebody else's server: anywhere on the public internet, and nowhere else. Redirects are not
 * followed, since nobody has allowed the address they lead to. A fault of the server is told in the answer, never
 * thrown.
 */
export async function post(request: Post, detours: Detours): Promise<Answer> {
  const url = URL.parse(request.address);
  const detour = url && detours.get(url.host);
  const refusal = detour ? undefined : refusalOf(request.address);
  if (!url || refusal) return { text: `not sent: ${refusal}` };
  const body = Buffer.from(request.body);
  const signal = AbortSignal.timeout(TOTAL_TIMEOUT_MS);
  const options: https.RequestOptions & Pick<TcpSocketConnectOpts, 'autoSelectFamily'> = {
    method: 'POST',
    headers: {
      ...request.headers,
      host: url.host,
      'content-type': request.contentType,
      'content-length': body.byteLength,
      'user-agent': 'Broadsheet',
    },
    // Each request has a connection of its own: the address behind a kept one was judged at another time.
    agent: false,
    autoSelectFamily: false,
    lookup: publicLookup(),
    signal,
  };
  const outgoing = detour
    ? http.request({ ...options, ...detour, path: url.pathname + url.search })
    : (url.protocol === 'https:' ? https : http).request(url, options);
  outgoing.end(body);
  return await answerTo(outgoing, signal);
}

function answerTo(outgoing: http.ClientRequest, signal: AbortSignal): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  let hasAnswered = false;
  const fail = (reason: string, isLate = false) => {
    if (hasAnswered) return;
    resolve({ text: `no answer: ${excerptOf(reason)}`, ...(isLate && { isLate }) });
    outgoing.destroy();
  };
  const seconds = CONNECT_TIMEOUT_MS / 1_000;
  const connecting = setTimeout(() => fail(`not connected after ${seconds} s`, true), CONNECT_TIMEOUT_MS);
  const connected = () => clearTimeout(connecting);
  outgoing.on('socket', (socket) => socket.once('connect', connected));
  outgoing.on('response', (response) => {
    hasAnswered = true;
    resolve(readAnswer(response));
  });
  outgoing.on('error', ({ message }) =>
    signal.aborted ? fail(`not done after ${TOTAL_TIMEOUT_MS / 1_000} s`, true) : fail(message),
  );
  // The server answered with something that is no answer, such as a change of protocols.
  outgoing.on('close', () => fail('the connection was closed'));
  return promise.finally(connected);
}

/** The answer, as far as it came. A server that stops in the middle of its body has answered. */
async function readAnswer(response: http.IncomingMessage): Promise<Answer> {
  const { statusCode, headers } = response;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MAX_ANSWER_BYTES) break;
    }
  } catch {
    // The body was cut off, or it is out of time.
  }
  const text = excerptOf(Buffer.concat(chunks).toString('utf8'));
  const retryAfter = headers['retry-after'];
  return { status: statusCode ?? 0, text, ...(retryAfter !== undefined && { retryAfter }) };
}
