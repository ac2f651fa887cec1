import type {
  Clock,
  Faults,
  IntakeQueue,
  JobQueue,
  SourceIndex,
  UploadsBucket,
} from '../core/ports/ports.ts';
import type { SiteAddress } from '../core/source/decide-site.ts';

/** All that ingest reaches outside itself. */
export interface IngestPorts {
  readonly index: SourceIndex;
  readonly uploads: UploadsBucket;
  readonly faults: Pick<Faults, 'readFaults'>;
  readonly jobs: JobQueue;
  readonly intake: IntakeQueue;
  readonly clock: Clock;
  readonly address: SiteAddress;
}
