/** A secret that a partner and this site share: by it the partner knows who sent a webhook. */
export interface WebhookSecret {
  /** `whsec_` and Base64, as Standard Webhooks writes it. */
  readonly secret: string;
  readonly madeAt: string;
}

const PREFIX = 'whsec_';

/** Standard Webhooks wants 24 to 64 bytes. */
export const SECRET_BYTES = 32;

/** The former one is valid beside the newest, for the partner to change over. */
const MAX_SECRETS = 2;

/** @param random {@link SECRET_BYTES} of them */
export function newWebhookSecret(random: Uint8Array, madeAt: string): WebhookSecret {
  return { secret: PREFIX + Buffer.from(random).toString('base64'), madeAt };
}

/** Those that are valid once `made` has been added: the newest first. */
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
