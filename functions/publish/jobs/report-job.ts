import type { Hold } from '../../core/feed/feed-state.ts';
import type { JobMessage } from '../../core/messages/job-message.ts';
import { type OutputId, shortName } from '../../core/output/outputs.ts';
import { countMetric, log } from '../../runtime/log.ts';
import type { PublishOutcome } from '../protocol/publish-outcome.ts';
import type { SweptSite } from '../protocol/sweep-site.ts';

/** What a job came to. */
export type JobOutcome = PublishOutcome | (SweptSite & { readonly kind: 'swept' });

export interface JobReport {
  readonly job: JobMessage;
  readonly outcome: JobOutcome;
  readonly durationMs: number;
  /** The namespace of the metrics that the stack's alarms watch. */
  readonly metrics: string;
}

/** Tells the log what a job came to, and CloudWatch what an operator is to be alarmed of. */
export function reportJob({ job, outcome, durationMs, metrics }: JobReport): void {
  if (outcome.kind === 'swept') reportSweep(outcome);
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

function reportOutput(report: OutputReport, outcome: PublishOutcome): void {
  const { output, metrics } = report;
  for (const { feed, outcome: ofFeed } of outcome.judged) {
    reportOutput({ ...report, output: feed, isRepair: false }, ofFeed);
  }
  switch (outcome.kind) {
    case 'published':
      reportPublished(report, outcome);
      break;
    case 'held':
      countMetric('HeldFeeds', 1, metrics);
      if (outcome.isNew) reportHold(output, outcome.hold);
      else log.info({ message: 'unchanged', output, reason: 'the feed is held' });
      break;
    case 'kept':
      log.info({ message: 'kept', output, reason: 'its feed is held' });
      break;
  }
}

function reportPublished(
  { output, isRepair, durationMs, metrics }: OutputReport,
  { leftOut, isReleased, changed }: PublishOutcome & { readonly kind: 'published' },
): void {
  for (const { key, rule, message } of leftOut) {
    log.warn({ message: 'left out', key, output, rule, fault: message });
  }
  if (isReleased) log.info({ message: 'released', output });
  if (changed.length === 0) log.info({ message: 'unchanged', output, durationMs });
  else if (isRepair) reportDrift(output, changed, metrics);
  else log.info({ message: 'published', output, changed, durationMs });
}

function reportDrift(output: OutputId, changed: readonly string[], metrics: string): void {
  const reason = 'the objects were not as the index says, and no event had told of a change';
  log.warn({ message: 'drift', output, changed, reason });
  countMetric('Drift', changed.length, metrics);
}

function reportSweep({ outputs, foreign }: SweptSite): void {
  log.info({ message: 'swept', prefix: 'the site', outputs });
  if (foreign.length > 0) log.warn({ message: 'foreign objects', keys: foreign });
}

function reportHold(output: OutputId, { lost, of, since }: Hold): void {
  log.error({
    message: 'held',
    output,
    reason: `the feed would lose ${lost} of ${of} articles, because their files were deleted`,
    since,
    hint: `put the files back; if you meant to delete them, run: broadsheet release ${shortName(output)}`,
  });
}
