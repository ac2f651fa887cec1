import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { CommandError, EXIT_CODE, type ExitCode } from '../errors.ts';
import { withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { checkPartnerName, partnerAddresses, undeclaredWarning } from './declared-partner.ts';
import { KeyStore } from './key-store.ts';
import { newKey, type PartnerKeys, parseKeys, withKey } from './partner-keys.ts';

export interface KeyOptions extends TargetOptions {
  readonly json?: boolean;
}

/** What `broadsheet partner key make --json` and `rotate --json` print (docs/partners.md). */
interface NewKeyReport {
  readonly partner: string;
  readonly declared: boolean;
  /** Shown only here, and only once. */
  readonly key: string;
  readonly number: number;
  /** The number of the older key that stays valid. */
  readonly beside?: number;
  /** The numbers of the keys that are no longer valid. */
  readonly ended: readonly number[];
  readonly addresses: readonly string[];
}

/**
 * `broadsheet partner key make`: makes the first key of a partner.
 *
 * @throws {UsageError} if no partner can have that name
 * @throws {CommandError} if it has a key already
 */
export function makeKey(partner: string, options: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return addKey(partner, options, terminal, (keys, flags) => {
    if (keys.length === 0) return;
    throw new CommandError(
      `${partner} has key ${keys.at(-1)?.number} already: to replace it, run broadsheet partner key rotate ${partner}${flags}`,
    );
  });
}

/**
 * `broadsheet partner key rotate`: makes a new key. The newest key so far stays valid; an older one is revoked.
 *
 * @throws {UsageError} if no partner can have that name
 * @throws {CommandError} if it has no key
 */
export function rotateKey(partner: string, options: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return addKey(partner, options, terminal, (keys, flags) => {
    if (keys.length > 0) return;
    throw new CommandError(
      `${partner} has no key: to make one, run broadsheet partner key make ${partner}${flags}`,
    );
  });
}

async function addKey(
  partner: string,
  options: KeyOptions,
  terminal: Terminal,
  check: (keys: PartnerKeys, flags: string) => void,
): Promise<ExitCode> {
  checkPartnerName(partner);
  return withStack(options, async (stack) => {
    const site = await readSite(stack.ports.sources);
    const key = newKey(partner);
    const madeAt = new Date().toISOString();
    let before: PartnerKeys = [];
    let after: PartnerKeys = [];
    const store = new KeyStore(stack);
    try {
      await store.update(partner, (text) => {
        before = text === undefined ? [] : parseKeys(partner, text);
        check(before, stack.flags);
        after = withKey(before, key, madeAt);
        return JSON.stringify(after);
      });
    } finally {
      store.close();
    }
    const warning = undeclaredWarning(partner, site);
    const report = reportOf(partner, key, before, after, partnerAddresses(partner, site), !warning);
    terminal.print(
      options.json ? JSON.stringify(report, undefined, 2) : describe(report, warning, stack.flags),
    );
    return warning ? EXIT_CODE.attention : EXIT_CODE.fine;
  });
}

function reportOf(
  partner: string,
  key: string,
  before: PartnerKeys,
  after: PartnerKeys,
  addresses: readonly string[],
  declared: boolean,
): NewKeyReport {
  const ended = before.filter((one) => !after.includes(one)).map(({ number }) => number);
  const beside = after.at(-2)?.number;
  return {
    partner,
    declared,
    key,
    number: after.at(-1)?.number ?? 1,
    ...(beside !== undefined && { beside }),
    ended,
    addresses,
  };
}

function describe(report: NewKeyReport, warning: string | undefined, flags: string): string {
  const { partner, key, number, beside, ended, addresses } = report;
  const lines = [key, '', `Key ${number} of ${partner}. It works within seconds. It is not shown again.`];
  if (beside !== undefined) {
    const revoke = `broadsheet partner key revoke ${partner} --old${flags}`;
    lines.push(`Key ${beside} stays valid until you run: ${revoke}`);
  }
  if (ended.length > 0) lines.push(`Key ${ended.join(', ')} is no longer valid.`);
  if (addresses.length > 0) lines.push('It opens:', ...addresses.map((address) => `  ${address}`));
  if (warning) lines.push(`- ${warning}`);
  return lines.join('\n');
}
