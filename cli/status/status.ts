import { allStates } from '../../functions/core/ports/feed-states.ts';
import { SITE_KEY } from '../../functions/core/site/site-key.ts';
import type { Status } from '../../functions/core/source/lifecycle.ts';
import { EXIT_CODE, type ExitCode, InterruptedError } from '../errors.ts';
import { scanSources } from '../stack/sources.ts';
import { type Stack, withStack } from '../stack/stack.ts';
import type { TargetOptions } from '../stack/target.ts';
import { depthOf, totalOf } from '../stack/work-queue.ts';
import type { Terminal } from '../terminal.ts';
import { describeStatus } from './describe-status.ts';
import { attentionOf, reportFeed, type SourceReport, type StatusReport } from './status-report.ts';

interface StatusOptions {
  /** Do not count the sources: the count reads the whole table. */
  readonly quick?: boolean;
  /** List the problems that editors should fix. */
  readonly problems?: boolean;
}

/** Records read at once: BatchGetItem's limit. */
const RECORDS_AT_ONCE = 100;

/** `broadsheet status`: shows the state of a stack, and what needs attention. */
export async function status(
  options: TargetOptions & StatusOptions & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const report = await withStack(options, (stack) => readStatus(stack, options, terminal));
  terminal.print(options.json ? JSON.stringify(report, undefined, 2) : describeStatus(report));
  return report.attention.length > 0 ? EXIT_CODE.attention : EXIT_CODE.fine;
}

/** Reads the state of `stack`. @throws {InterruptedError} at Ctrl-C */
export async function readStatus(
  stack: Stack,
  options: StatusOptions,
  terminal: Terminal,
): Promise<StatusReport> {
  const [site, queues, states] = await Promise.all([
    readSite(stack),
    readQueues(stack),
    allStates((after) => stack.ports.feedStates.listAllStates(after)),
  ]);
  const feeds = states.flatMap((state) => reportFeed(state) ?? []);
  const leftOut = states.flatMap((state) => state.leftOut.map((one) => ({ from: state.output, ...one })));
  const sources = options.quick ? {} : await readSources(stack, options, terminal);
  if (terminal.signal.aborted) throw new InterruptedError('interrupted');
  const report = { target: stack.name, site, queues, feeds, leftOut, ...sources };
  return { ...report, attention: attentionOf(report, stack.flags) };
}

async function readSite({ ports }: Stack): Promise<StatusReport['site']> {
  const record = await ports.sources.readSource(SITE_KEY);
  if (record?.accepted?.kind !== 'site') return null;
  const { title, url, language } = record.accepted.site;
  return { title, url, language, status: record.status, problems: record.problems };
}

async function readQueues({ sqs, queues }: Stack): Promise<StatusReport['queues']> {
  const read = queues.map(async ({ name, url, deadLetterUrl }) => {
    const [depth, dead] = await Promise.all([depthOf(sqs, url), depthOf(sqs, deadLetterUrl)]);
    return [name, { ...depth, dead: totalOf(dead) }] as const;
  });
  return Object.fromEntries(await Promise.all(read)) as StatusReport['queues'];
}

async function readSources(
  stack: Stack,
  { problems: listsProblems }: StatusOptions,
  terminal: Terminal,
): Promise<Pick<StatusReport, 'sources' | 'problems'>> {
  const sources: Partial<Record<Status, number>> = {};
  const problems: SourceReport[] = [];
  let count = 0;
  await scanSources(stack.dynamodb, stack.outputs.IndexTable, terminal.signal, async (page) => {
    for (const { status: one } of page) sources[one] = (sources[one] ?? 0) + 1;
    count += page.length;
    terminal.progress(`${count} sources counted`);
    if (!listsProblems) return;
    const live = page.filter((source) => source.status !== 'withdrawn').map(({ key }) => key);
    problems.push(...(await readProblems(stack, live)));
  });
  return { sources, ...(listsProblems && { problems: problems.sort((a, b) => (a.key < b.key ? -1 : 1)) }) };
}

async function readProblems({ ports }: Stack, keys: readonly string[]): Promise<SourceReport[]> {
  const found: SourceReport[] = [];
  for (let from = 0; from < keys.length; from += RECORDS_AT_ONCE) {
    const records = await ports.sources.readSources(keys.slice(from, from + RECORDS_AT_ONCE));
    for (const { key, status: one, problems } of records) {
      if (problems.length > 0) found.push({ key, status: one, problems });
    }
  }
  return found;
}
