import { EXIT_CODE, type ExitCode } from '../exit-code.ts';
import { withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import type { Terminal } from '../terminal.ts';
import { describeStatus } from './describe-status.ts';
import { readStatus, type StatusOptions } from './read-status.ts';

/** `broadsheet status`: how a stack is. */
export async function status(
  options: TargetOptions & StatusOptions & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const report = await withStack(options, (stack) => readStatus(stack, options, terminal));
  terminal.print(options.json ? JSON.stringify(report, undefined, 2) : describeStatus(report));
  return report.attention.length > 0 ? EXIT_CODE.attention : EXIT_CODE.fine;
}
