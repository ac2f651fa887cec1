import type { JobMessage } from '../../core/messages/job-message.ts';
import type { QueueWork } from '../../runtime/run-batch.ts';
import type { PublishPorts } from '../ports.ts';
import { publishOutput } from '../protocol/publish-output.ts';
import { sweepSite } from '../protocol/sweep-site.ts';
import { type JobOutcome, reportJob } from './report-job.ts';

/** Outputs rebuilt at once. A job mostly waits for S3 and DynamoDB. */
const CONCURRENCY = 8;

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
  if ('sweepAfter' in job) return { kind: 'swept', ...(await sweepSite(job.sweepAfter, ports)) };
  if ('release' in job) return await publishOutput(job.release, ports, { release: true });
  return await publishOutput(job.output, ports, job);
}
