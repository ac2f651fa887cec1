import { randomBytes } from 'node:crypto';
import { Table } from '../../functions/aws/table.ts';
import { TableWebhookSecrets } from '../../functions/aws/table-webhook-secrets.ts';
import {
  newWebhookSecret,
  SECRET_BYTES,
  type WebhookSecret,
  withWebhookSecret,
} from '../../functions/core/push/webhook-secret.ts';
import { CommandError, EXIT_CODE, type ExitCode } from '../errors.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { checkPartner } from './declared-partner.ts';

export type SecretAction = 'make' | 'rotate';

interface SecretOptions extends TargetOptions {
  readonly json?: boolean;
}

/** What `broadsheet partner secret --json` prints (docs/operations.md). */
interface SecretReport {
  readonly partner: string;
  /** Shown only here, and only once. */
  readonly secret: string;
  readonly madeAt: string;
  /** When the older secret was made, which is still valid; null if there is none. */
  readonly formerMadeAt: string | null;
}

/**
 * `broadsheet partner secret make|rotate`: makes the secret that signs a partner's webhooks.
 *
 * @throws {UsageError} if there is no such partner
 * @throws {CommandError} if `make` finds a secret, or `rotate` finds none
 */
export async function secret(
  action: SecretAction,
  partner: string,
  options: SecretOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = await withStack(options, (stack) => makeSecret(action, partner, stack));
  terminal.print(options.json ? JSON.stringify(report, undefined, 2) : describe(report));
  return EXIT_CODE.fine;
}

async function makeSecret(action: SecretAction, partner: string, stack: Stack): Promise<SecretReport> {
  await checkPartner(partner, stack);
  const secrets = new TableWebhookSecrets(new Table(stack.dynamodb, stack.outputs.IndexTable));
  const read = await secrets.read(partner);
  checkAction(action, partner, read, stack.flags);
  const made = newWebhookSecret(randomBytes(SECRET_BYTES), new Date().toISOString());
  if (!(await secrets.write(partner, withWebhookSecret(read, made), read))) {
    throw new CommandError(`somebody else has just made a secret for ${partner}; this command made none`);
  }
  return { partner, ...made, formerMadeAt: read[0]?.madeAt ?? null };
}

function checkAction(
  action: SecretAction,
  partner: string,
  read: readonly WebhookSecret[],
  flags: string,
): void {
  if (action === 'make' && read.length > 0) {
    throw new CommandError(
      `${partner} has a secret already, made ${read[0]?.madeAt}; it is not shown again. To replace it, run: broadsheet partner secret rotate ${partner}${flags}`,
    );
  }
  if (action === 'rotate' && read.length === 0) {
    throw new CommandError(
      `${partner} has no secret yet. To make one, run: broadsheet partner secret make ${partner}${flags}`,
    );
  }
}

function describe({ partner, secret: made, formerMadeAt }: SecretReport): string {
  const former = formerMadeAt
    ? `Webhooks are signed with it, and also with the one made ${formerMadeAt} until you make another.`
    : 'Webhooks are signed with it from now on.';
  return [made, '', `The secret of ${partner}. It is not shown again. ${former}`].join('\n');
}
