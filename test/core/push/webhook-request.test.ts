import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webhookHeaders } from '../../../functions/core/push/webhook-request.ts';
import {
  newWebhookSecret,
  SECRET_BYTES,
  secretBytes,
  withWebhookSecret,
} from '../../../functions/core/push/webhook-secret.ts';

const NOW = '2026-11-10T12:00:00.000Z';
const secretOf = (byte: number) => newWebhookSecret(new Uint8Array(SECRET_BYTES).fill(byte), NOW);

describe('a secret', () => {
  it('is written as Standard Webhooks has it, and read back', () => {
    const { secret } = secretOf(255);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect([...secretBytes({ secret, madeAt: NOW })]).toEqual(Array(32).fill(255));
  });

  it('stays valid beside its successor, and no longer', () => {
    const [one, two, three] = [secretOf(1), secretOf(2), secretOf(3)];
    expect(withWebhookSecret([], one)).toEqual([one]);
    expect(withWebhookSecret([one], two)).toEqual([two, one]);
    expect(withWebhookSecret([two, one], three)).toEqual([three, two]);
  });
});

describe('the headers of a webhook', () => {
  it('sign id, time and body as the receiver will', () => {
    const [secret, former] = [secretOf(1), secretOf(2)];
    const headers = webhookHeaders('abc', '{"a":"ü"}', [secret, former], NOW);
    const signed = 'abc.1794312000.{"a":"ü"}';
    const signatureWith = (key: Uint8Array) => createHmac('sha256', key).update(signed).digest('base64');
    expect(headers).toEqual({
      'webhook-id': 'abc',
      'webhook-timestamp': '1794312000',
      'webhook-signature': `v1,${signatureWith(secretBytes(secret))} v1,${signatureWith(secretBytes(former))}`,
    });
  });
});
