import type { JobQueue } from '../../core/ports/ports.ts';
import type { PublishPorts } from '../ports.ts';
import { type Outcome, publishOutput } from '../protocol/publish-output.ts';
import { type Swept, sweepSite } from '../protocol/sweep-site.ts';
import type { JobUnit } from './job-message.ts';

/** Does what one job asks for. @throws as {@link publishOutput} */
export async function runJob(unit: JobUnit, ports: PublishPorts): Promise<Outcome | Swept> {
  if ('sweepAfter' in unit) return await sweepSite(unit.sweepAfter, ports);
  if ('release' in unit) return await publishOutput(unit.release, ports, { release: true });
  return await publishOutput(unit.output, ports, unit);
}

/** Asks for a job anew, by a message of its own. */
export async function postponeJob(unit: JobUnit, jobs: JobQueue): Promise<void> {
  if ('sweepAfter' in unit) await jobs.sendSweep(unit.sweepAfter);
  else if ('release' in unit) await jobs.sendRelease(unit.release);
  else await jobs.send([unit.output], unit);
}
