import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChangeNotice } from '../../functions/core/messages/notice-message.ts';
import { webhookBody, webhookHeaders } from '../../functions/core/push/webhook-request.ts';
import { newWebhookSecret, SECRET_BYTES } from '../../functions/core/push/webhook-secret.ts';
import { DEFAULT_SITE } from '../../functions/core/site/default-site.ts';
import { eventually } from '../support/eventually.ts';

const secretOf = (byte: number) => newWebhookSecret(new Uint8Array(SECRET_BYTES).fill(byte), '');
const SITE = { ...DEFAULT_SITE, url: 'https://news.example/' };
const CHANGE: ChangeNotice = {
  kind: 'change',
  partner: 'harbour',
  id: 'abc',
  event: 'published',
  articleId: 'urn:x:1',
  at: '2026-11-10T12:00:00.000Z',
  title: 'Spring tide',
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** The receiver of docs/partners.md, as it is printed, with this secret. */
async function startExample(secret: string, port: number): Promise<ChildProcess> {
  const document = await readFile('docs/partners.md', 'utf8');
  const [, section = ''] = document.split(/^## Webhooks$/m);
  const [, example = ''] = /^```js\n([\s\S]*?)^```/m.exec(section) ?? [];
  const env = { WEBHOOK_SECRET: secret, PORT: String(port) };
  const child = spawn(process.execPath, ['--input-type=module', '-e', example], { env });
  onTestFinished(() => void child.kill());
  return child;
}

describe('the receiver that is printed for partners', () => {
  it('takes what is signed with its secret, once, and nothing else', async () => {
    const [known, other] = [secretOf(1), secretOf(2)];
    const port = await freePort();
    const child = await startExample(known.secret, port);
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
    });
    const body = webhookBody(CHANGE, SITE);
    const send = async (secrets: readonly (typeof known)[], now = new Date().toISOString(), sent = body) => {
      const headers = webhookHeaders(CHANGE.id, body, secrets, now);
      return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: sent })).status;
    };
    await eventually(async () => expect(await send([other])).toBe(401));
    expect(await send([other, known])).toBe(204);
    expect(await send([known])).toBe(204);
    expect(await send([known], '2026-11-10T12:00:00.000Z')).toBe(401);
    expect(await send([known], undefined, `${body} `)).toBe(401);
    expect(await send([])).toBe(401);
    expect(printed).toBe('article.published Spring tide\n');
  });
});
