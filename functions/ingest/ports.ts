import type { SiteAddress } from '../core/decide.ts';
import type { Clock, IntakeQueue, JobQueue, SourceIndex, UploadsBucket } from '../core/ports.ts';

/** All that ingest reaches outside itself. */
export interface IngestPorts {
  readonly index: SourceIndex;
  readonly uploads: UploadsBucket;
  readonly jobs: JobQueue;
  readonly intake: IntakeQueue;
  readonly clock: Clock;
  readonly address: SiteAddress;
}
