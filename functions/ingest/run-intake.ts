import type { IntakeMessage } from '../core/messages/intake-message.ts';
import { log } from '../runtime/log.ts';
import type { QueueWork } from '../runtime/run-batch.ts';
import type { IngestPorts } from './ports.ts';
import { type Outcome, reconcileSource } from './reconcile-source.ts';
import { type SweptSources, sweep } from './sweep.ts';

/** Sources looked at at once: mostly waiting for S3 and DynamoDB. */
const CONCURRENCY = 8;

/** What came of a message; undefined for a key that is nobody's upload. */
type IntakeOutcome = Outcome | SweptSources | undefined;

/** How ingest handles the messages of the intake queue. */
export function intakeWork(ports: IngestPorts): QueueWork<IntakeMessage, IntakeOutcome> {
  return {
    run: (message) => runIntake(message, ports),
    report: reportIntake,
    queue: ports.intake,
    concurrency: CONCURRENCY,
  };
}

/** Does what one message asks for. @throws as {@link reconcileSource} */
export async function runIntake(message: IntakeMessage, ports: IngestPorts): Promise<IntakeOutcome> {
  return 'sweep' in message
    ? await sweep(message, ports)
    : await reconcileSource(message.key, ports, message);
}

function reportIntake(message: IntakeMessage, outcome: IntakeOutcome, durationMs: number): void {
  if (outcome && 'sources' in outcome) log.info({ message: 'swept', ...outcome });
  else if ('key' in message) reportLook(message.key, outcome, durationMs);
}

function reportLook(key: string, outcome: Outcome | undefined, durationMs: number): void {
  if (!outcome) {
    log.info({ message: 'skipped', key });
    return;
  }
  const { status, problems } = outcome.record;
  if (!outcome.receiptKey) {
    log.info({ message: 'unchanged', key, status, durationMs });
    return;
  }
  const codes = problems.map((problem) => problem.code);
  log.info({ message: 'ingested', key, status, receipt: outcome.receiptKey, codes, durationMs });
}
