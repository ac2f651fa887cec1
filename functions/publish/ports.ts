import type { IntakeMessage } from '../core/messages/intake-message.ts';
import type { JobMessage } from '../core/messages/job-message.ts';
import type { NoticeMessage } from '../core/messages/notice-message.ts';
import type { Claims } from '../core/ports/claims.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Faults } from '../core/ports/faults.ts';
import type { FeedStates } from '../core/ports/feed-states.ts';
import type { Hints } from '../core/ports/hints.ts';
import type { Queue } from '../core/ports/queue.ts';
import type { SiteBucket } from '../core/ports/site-bucket.ts';
import type { Sources } from '../core/ports/sources.ts';

/** All that publish reaches outside itself. */
export interface PublishPorts {
  readonly sources: Pick<Sources, 'readSource' | 'readSources'>;
  readonly hints: Hints;
  readonly claims: Pick<Claims, 'readClaim'>;
  readonly site: SiteBucket;
  readonly feedStates: FeedStates;
  readonly faults: Pick<Faults, 'putFault' | 'deleteFault'>;
  readonly jobs: Queue<JobMessage>;
  readonly intake: Queue<IntakeMessage>;
  readonly notices: Queue<NoticeMessage>;
  readonly clock: Clock;
  /** The script that shows headlines on other sites' pages, as bundled from `embed/`. */
  readonly headlinesScript: () => Promise<string>;
}
