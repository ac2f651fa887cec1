import type { Hold } from '../../core/feed/feed-state.ts';
import type { JobMessage } from '../../core/messages/job-message.ts';
import type { OutputId } from '../../core/output/outputs.ts';
import { countMetric, log } from '../../runtime/log.ts';
import type { Outcome } from '../protocol/publish-output.ts';
import type { SweptSite } from '../protocol/sweep-site.ts';

export interface JobReport {
  readonly job: JobMessage;
  readonly outcome: Outcome | SweptSite;
  readonly durationMs: number;
  /** Where the metrics of the stack's alarms are counted. */
  readonly metrics: string;
}

/** Tells the log what a job came to, and CloudWatch what an operator is to be alarmed of. */
export function reportJob({ job, outcome, durationMs, metrics }: JobReport): void {
  if ('foreign' in outcome) reportSweep(outcome);
  else if (!('sweepAfter' in job)) {
    const output = 'release' in job ? job.release : job.output;
    const isRepair = 'repair' in job && job.repair === true;
    reportOutput({ output, isRepair, durationMs, metrics }, outcome);
  }
}

interface OutputReport extends Pick<JobReport, 'durationMs' | 'metrics'> {
  readonly output: OutputId;
  readonly isRepair: boolean;
}

function reportOutput(
  report: OutputReport,
  { changed, hold, isNewHold, isKept, isReleased, leftOut = [], judged = [] }: Outcome,
): void {
  const { output, isRepair, durationMs, metrics } = report;
  for (const { feed, outcome } of judged) {
    reportOutput({ ...report, output: feed, isRepair: false }, outcome);
  }
  for (const { key, rule, message } of leftOut) {
    log.warn({ message: 'left out', key, output, rule, fault: message });
  }
  if (isReleased) log.info({ message: 'released', output });
  if (hold) {
    countMetric('HeldFeeds', 1, metrics);
    if (isNewHold) reportHold(output, hold);
    else log.info({ message: 'unchanged', output, reason: 'it is held' });
  } else if (isKept) log.info({ message: 'kept', output, reason: 'its feed is held' });
  else if (changed.length === 0) log.info({ message: 'unchanged', output, durationMs });
  else if (isRepair) reportDrift(output, changed, metrics);
  else log.info({ message: 'published', output, changed, durationMs });
}

function reportDrift(output: OutputId, changed: readonly string[], metrics: string): void {
  const reason = 'it was not as the index says, and nothing had told of a change';
  log.warn({ message: 'drift', output, changed, reason });
  countMetric('Drift', changed.length, metrics);
}

function reportSweep({ outputs, foreign }: SweptSite): void {
  log.info({ message: 'swept', prefix: 'the site', outputs });
  if (foreign.length > 0) log.warn({ message: 'foreign objects', keys: foreign });
}

function reportHold(output: string, { lost, of, since }: Hold): void {
  log.error({
    message: 'held',
    output,
    reason: `it would lose ${lost} of ${of} articles, whose files were deleted`,
    since,
    hint: `put the files back; if it was meant: broadsheet release ${output.replace(/^feed\//, '')}`,
  });
}
