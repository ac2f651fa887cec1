import type { IntakeMessage } from '../core/messages/intake-message.ts';
import { log } from '../runtime/log.ts';
import type { QueueWork } from '../runtime/run-batch.ts';
import type { IngestPorts } from './ports.ts';
import { type IngestOutcome, reconcileSource } from './reconcile-source.ts';
import { type SweptSources, sweep } from './sweep.ts';

/** Sources looked at at once. A look mostly waits for S3 and DynamoDB. */
const CONCURRENCY = 8;

/** What a message came to. */
type IntakeOutcome = IngestOutcome | (SweptSources & { readonly kind: 'swept' });

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
    ? { kind: 'swept', ...(await sweep(message, ports)) }
    : await reconcileSource(message.key, ports, message);
}

function reportIntake(_: IntakeMessage, outcome: IntakeOutcome, durationMs: number): void {
  switch (outcome.kind) {
    case 'swept': {
      const { prefix, sources } = outcome;
      log.info({ message: 'swept', prefix, sources });
      break;
    }
    case 'skipped':
      log.info({ message: 'skipped', key: outcome.key });
      break;
    case 'unchanged': {
      const { key, status } = outcome.record;
      log.info({ message: 'unchanged', key, status, durationMs });
      break;
    }
    case 'ingested': {
      const { key, status, problems } = outcome.record;
      const codes = problems.map(({ code }) => code);
      log.info({ message: 'ingested', key, status, receipt: outcome.receiptKey, codes, durationMs });
      break;
    }
  }
}
