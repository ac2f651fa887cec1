/** A secret that a partner and this site share. Its signature shows the partner who sent a webhook. */
export interface WebhookSecret {
  /** `whsec_` and Base64, as Standard Webhooks writes it. */
  readonly secret: string;
  readonly madeAt: string;
}

const PREFIX = 'whsec_';

/** Standard Webhooks requires 24 to 64 bytes. */
export const SECRET_BYTES = 32;

/** The one before the newest stays valid, so that the partner has time to change over. */
const MAX_SECRETS = 2;

/** @param random {@link SECRET_BYTES} random bytes */
export function newWebhookSecret(random: Uint8Array, madeAt: string): WebhookSecret {
  return { secret: PREFIX + Buffer.from(random).toString('base64'), madeAt };
}

/** The valid secrets after `made` has been added, newest first. */
export function withWebhookSecret(
  secrets: readonly WebhookSecret[],
  made: WebhookSecret,
): readonly WebhookSecret[] {
  return [made, ...secrets].slice(0, MAX_SECRETS);
}

/** The bytes of a secret. */
export function secretBytes({ secret }: WebhookSecret): Uint8Array {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
