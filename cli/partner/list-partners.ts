import { readSite } from '../../functions/core/ports/site-in-force.ts';
import type { PublishedSite } from '../../functions/core/site/site.ts';
import { printable } from '../../local/log/console.ts';
import { EXIT_CODE, type ExitCode } from '../errors.ts';
import { withStack } from '../stack/stack.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { partnerAddresses, undeclaredWarning } from './declared-partner.ts';
import { KeyStore } from './key-store.ts';
import type { KeyOptions } from './make-key.ts';
import { parseKeys } from './partner-keys.ts';

/** What `broadsheet partner list --json` prints for each partner (docs/partners.md). */
interface PartnerReport {
  readonly partner: string;
  readonly declared: boolean;
  readonly title?: string;
  readonly addresses: readonly string[];
  /** The valid keys, oldest first. */
  readonly keys: readonly { readonly number: number; readonly madeAt: string }[];
  /** What needs attention, if anything does. */
  readonly problem?: string;
}

/** `broadsheet partner list`: lists the partners that are declared or have keys. */
export function listPartners(options: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return withStack(options, async (stack) => {
    const site = await readSite(stack.ports.sources);
    const store = new KeyStore(stack);
    const stored = await store.list().finally(() => store.close());
    const names = [...new Set([...Object.keys(site.partners), ...stored.keys()])].sort();
    const reports = names.map((name) => reportOf(name, stored.get(name), site));
    terminal.print(options.json ? JSON.stringify(reports, undefined, 2) : describe(reports, stack.flags));
    return reports.some(({ problem }) => problem) ? EXIT_CODE.attention : EXIT_CODE.fine;
  });
}

function reportOf(partner: string, text: string | undefined, site: PublishedSite): PartnerReport {
  const missing = undeclaredWarning(partner, site);
  const title = missing ? undefined : site.partners[partner]?.title;
  const { keys, problem } = keysIn(partner, text);
  const attention = problem ?? missing;
  return {
    partner,
    declared: !missing,
    ...(title !== undefined && { title }),
    addresses: partnerAddresses(partner, site),
    keys,
    ...(attention && { problem: attention }),
  };
}

function keysIn(partner: string, text: string | undefined): Pick<PartnerReport, 'keys' | 'problem'> {
  if (text === undefined) return { keys: [] };
  try {
    return { keys: parseKeys(partner, text).map(({ number, madeAt }) => ({ number, madeAt })) };
  } catch (error) {
    return { keys: [], problem: (error as Error).message };
  }
}

function describe(reports: readonly PartnerReport[], flags: string): string {
  if (reports.length === 0) return 'site.yaml declares no partner, and nobody has a key';
  const rows = reports.map(({ partner, title = '', keys }) => [
    partner,
    printable(title),
    keys.map(({ number, madeAt }) => `${number} of ${madeAt.slice(0, 10)}`).join(', ') || 'none',
  ]);
  const problems = reports.flatMap(({ partner, declared, keys, problem }) => {
    if (!problem) return [];
    const remedy = `revoke its keys: broadsheet partner key revoke ${partner} --all${flags}`;
    return [`- ${declared || keys.length === 0 ? problem : `${problem}; or ${remedy}`}`];
  });
  return [textTable([['partner', 'title', 'keys'], ...rows]), ...problems].join('\n');
}
