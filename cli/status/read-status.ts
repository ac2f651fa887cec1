import { allStates } from '../../functions/core/ports/feed-states.ts';
import { SITE_KEY } from '../../functions/core/site/site.ts';
import type { Status } from '../../functions/core/source/lifecycle.ts';
import { InterruptedError } from '../errors.ts';
import { scanSources } from '../stack/sources.ts';
import type { Stack } from '../stack/stack.ts';
import { depthOf, totalOf } from '../stack/work-queue.ts';
import type { Terminal } from '../terminal.ts';
import { attentionOf, reportFeed, type SourceReport, type StatusReport } from './status-report.ts';

/** How much a status is to tell. */
export interface StatusOptions {
  /** Do not count the sources, for which the whole table is read. */
  readonly quick?: boolean;
  /** List what editors have to put right. */
  readonly problems?: boolean;
}

/** Records are read by so many: BatchGetItem's limit. */
const RECORDS_AT_ONCE = 100;

/** Reads how `stack` is. @throws {InterruptedError} at Ctrl-C */
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
  { problems: lists }: StatusOptions,
  terminal: Terminal,
): Promise<Pick<StatusReport, 'sources' | 'problems'>> {
  const sources: Partial<Record<Status, number>> = {};
  const problems: SourceReport[] = [];
  let count = 0;
  await scanSources(stack.dynamodb, stack.outputs.IndexTable, terminal.signal, async (page) => {
    for (const { status } of page) sources[status] = (sources[status] ?? 0) + 1;
    count += page.length;
    terminal.progress(`${count} sources counted`);
    const live = page.filter(({ status }) => status !== 'withdrawn');
    if (lists)
      problems.push(
        ...(await readProblems(
          stack,
          live.map(({ key }) => key),
        )),
      );
  });
  return { sources, ...(lists && { problems: problems.sort((a, b) => (a.key < b.key ? -1 : 1)) }) };
}

async function readProblems({ ports }: Stack, keys: readonly string[]): Promise<SourceReport[]> {
  const found: SourceReport[] = [];
  for (let from = 0; from < keys.length; from += RECORDS_AT_ONCE) {
    for (const { key, status, problems } of await ports.sources.readSources(
      keys.slice(from, from + RECORDS_AT_ONCE),
    )) {
      if (problems.length > 0) found.push({ key, status, problems });
    }
  }
  return found;
}
