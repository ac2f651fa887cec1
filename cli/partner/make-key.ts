import { readSite } from '../../functions/core/ports/site-in-force.ts';
import { CommandError } from '../errors.ts';
import { EXIT_CODE, type ExitCode } from '../exit-code.ts';
import { withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { KeyStore } from './key-store.ts';
import { checkPartnerName, undeclared } from './named-partner.ts';
import { partnerAddresses } from './partner-addresses.ts';
import { newKey, type PartnerKeys, parseKeys, withKey } from './partner-keys.ts';

export interface KeyOptions extends TargetOptions {
  readonly json?: boolean;
}

/** What `broadsheet partner key make --json` and `rotate --json` print (docs/partners.md). */
interface NewKeyReport {
  readonly partner: string;
  readonly declared: boolean;
  /** Said nowhere else, and never again. */
  readonly key: string;
  readonly number: number;
  /** Of the key that stays valid beside it. */
  readonly beside?: number;
  /** Numbers of the keys that are valid no more. */
  readonly ended: readonly number[];
  readonly addresses: readonly string[];
}

/**
 * `broadsheet partner key make`: the first key of a partner.
 *
 * @throws {MisspeltError} if no partner can be called so
 * @throws {CommandError} if it has a key
 */
export function makeKey(partner: string, options: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return addKey(partner, options, terminal, (keys, flags) => {
    if (keys.length === 0) return;
    throw new CommandError(
      `${partner} has a key, number ${keys.at(-1)?.number}: make the one that is to take its place with broadsheet partner key rotate ${partner}${flags}`,
    );
  });
}

/**
 * `broadsheet partner key rotate`: a new key beside the present one; one that is older still ends.
 *
 * @throws {MisspeltError} if no partner can be called so
 * @throws {CommandError} if it has no key
 */
export function rotateKey(partner: string, options: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return addKey(partner, options, terminal, (keys, flags) => {
    if (keys.length > 0) return;
    throw new CommandError(
      `${partner} has no key: make one with broadsheet partner key make ${partner}${flags}`,
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
    const warning = undeclared(partner, site);
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
  const lines = [key, '', `Key ${number} of ${partner}, valid within seconds. It is shown this once.`];
  if (beside !== undefined) {
    const revoke = `broadsheet partner key revoke ${partner} --old${flags}`;
    lines.push(`Key ${beside} stays valid beside it until: ${revoke}`);
  }
  if (ended.length > 0) lines.push(`Key ${ended.join(', ')} is valid no more.`);
  if (addresses.length > 0) lines.push('It opens:', ...addresses.map((address) => `  ${address}`));
  if (warning) lines.push(`- ${warning}`);
  return lines.join('\n');
}
