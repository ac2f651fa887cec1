import { CommandError, EXIT_CODE, type ExitCode, UsageError } from '../errors.ts';
import { withStack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';
import { checkPartnerName } from './declared-partner.ts';
import { KeyStore } from './key-store.ts';
import type { KeyOptions } from './make-key.ts';
import { type PartnerKeys, parseKeys } from './partner-keys.ts';

export interface RevokeOptions extends KeyOptions {
  readonly old?: boolean;
  readonly number?: number;
  readonly all?: boolean;
}

/** What `broadsheet partner key revoke --json` prints (docs/partners.md). */
interface RevokeReport {
  readonly partner: string;
  /** The numbers of the keys that were revoked; `null` if the stored text held no keys. */
  readonly ended: readonly number[] | null;
  readonly valid: readonly number[];
}

/**
 * `broadsheet partner key revoke`: revokes keys of a partner, even if it is no longer declared.
 *
 * @throws {UsageError} if the options do not say which keys
 * @throws {CommandError} if there is no such key
 */
export async function revokeKey(
  partner: string,
  options: RevokeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkPartnerName(partner);
  const chosen = [options.old, options.number !== undefined, options.all].filter(Boolean);
  if (chosen.length !== 1)
    throw new UsageError('say which keys to revoke: --old, --number <number> or --all');
  return withStack(options, async (stack) => {
    let report: RevokeReport = { partner, ended: [], valid: [] };
    const store = new KeyStore(stack);
    try {
      await store.update(partner, (text) => {
        if (text === undefined) {
          throw new CommandError(
            `${partner} has no key: broadsheet partner list${stack.flags} shows who has one`,
          );
        }
        if (options.all) {
          report = { partner, ended: numbersIn(partner, text), valid: [] };
          return undefined;
        }
        const before = parseKeys(partner, text);
        const after = remaining(partner, before, options);
        const ended = before.filter((one) => !after.includes(one));
        report = { partner, ended: numbers(ended), valid: numbers(after) };
        return after.length > 0 ? JSON.stringify(after) : undefined;
      });
    } finally {
      store.close();
    }
    terminal.print(options.json ? JSON.stringify(report, undefined, 2) : describe(report));
    return EXIT_CODE.fine;
  });
}

function remaining(partner: string, keys: PartnerKeys, { old, number }: RevokeOptions): PartnerKeys {
  if (old) return keys.slice(-1);
  if (keys.some((key) => key.number === number)) return keys.filter((key) => key.number !== number);
  throw new CommandError(`${partner} has no key ${number}; its keys are ${numbers(keys).join(' and ')}`);
}

/** The numbers of the stored keys; null if the text holds none. */
function numbersIn(partner: string, text: string): readonly number[] | null {
  try {
    return numbers(parseKeys(partner, text));
  } catch {
    return null;
  }
}

function numbers(keys: PartnerKeys): number[] {
  return keys.map(({ number }) => number);
}

function describe({ partner, ended, valid }: RevokeReport): string {
  const rest = valid.length > 0 ? `key ${valid.join(' and ')} is valid` : `${partner} has no access any more`;
  if (ended === null) return `the invalid text stored for ${partner} is cleared; ${rest}`;
  if (ended.length === 0) return `${partner} has no older key; ${rest}`;
  return `key ${ended.join(' and ')} of ${partner} stops working within seconds; ${rest}`;
}
