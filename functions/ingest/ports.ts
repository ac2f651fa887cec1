import type { IntakeMessage } from '../core/messages/intake-message.ts';
import type { JobMessage } from '../core/messages/job-message.ts';
import type { Claims } from '../core/ports/claims.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Faults } from '../core/ports/faults.ts';
import type { Hints } from '../core/ports/hints.ts';
import type { Queue } from '../core/ports/queue.ts';
import type { Sources } from '../core/ports/sources.ts';
import type { UploadsBucket } from '../core/ports/uploads-bucket.ts';
import type { SiteAddress } from '../core/source/decide-site.ts';

/** All that ingest reaches outside itself. */
export interface IngestPorts {
  readonly sources: Sources;
  readonly hints: Hints;
  readonly claims: Claims;
  readonly faults: Pick<Faults, 'readFaults'>;
  readonly uploads: UploadsBucket;
  readonly jobs: Queue<JobMessage>;
  readonly intake: Queue<IntakeMessage>;
  readonly clock: Clock;
  readonly address: SiteAddress;
}

/** What a source needs to take claims. */
export type ClaimPorts = Pick<IngestPorts, 'sources' | 'claims'>;
