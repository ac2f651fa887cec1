import type { JobMessage } from '../../core/messages/job-message.ts';
import type { QueueWork } from '../../runtime/run-batch.ts';
import type { PublishPorts } from '../ports.ts';
import { type Outcome, publishOutput } from '../protocol/publish-output.ts';
import { type SweptSite, sweepSite } from '../protocol/sweep-site.ts';
import { reportJob } from './report-job.ts';

/** Outputs rebuilt at once: mostly waiting for S3 and DynamoDB. */
const CONCURRENCY = 8;

type JobOutcome = Outcome | SweptSite;

/**
 * How publish handles the messages of the jobs queue.
 *
 * @param metrics the namespace of the metrics that the stack's alarms watch
 */
export function jobWork(ports: PublishPorts, metrics: string): QueueWork<JobMessage, JobOutcome> {
  return {
    run: (job) => runJob(job, ports),
    report: (job, outcome, durationMs) => reportJob({ job, outcome, durationMs, metrics }),
    queue: ports.jobs,
    concurrency: CONCURRENCY,
  };
}

/** Does what one message asks for. @throws as {@link publishOutput} */
export async function runJob(job: JobMessage, ports: PublishPorts): Promise<JobOutcome> {
  if ('sweepAfter' in job) return await sweepSite(job.sweepAfter, ports);
  if ('release' in job) return await publishOutput(job.release, ports, { release: true });
  return await publishOutput(job.output, ports, job);
}
