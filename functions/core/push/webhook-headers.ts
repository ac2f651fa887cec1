import { createHmac } from 'node:crypto';
import type { Instant } from '../kernel/instant.ts';
import { secretBytes, type WebhookSecret } from './webhook-secret.ts';

/**
 * The headers of a webhook (Standard Webhooks 1.0.0, "Webhook headers"): its id, the time of this attempt in seconds
 * since 1970, and a signature of both and the body with each valid secret.
 *
 * @param id without a full stop, which parts what is signed
 */
export function webhookHeaders(
  id: string,
  body: string,
  secrets: readonly WebhookSecret[],
  now: Instant,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`);
    return `v1,${hmac.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
