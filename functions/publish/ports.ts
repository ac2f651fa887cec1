import type {
  Clock,
  Faults,
  FeedStates,
  IntakeQueue,
  JobQueue,
  SiteBucket,
  SourceIndex,
} from '../core/ports/ports.ts';
import type { NoticeQueue } from '../core/push/notice.ts';

/** All that publish reaches outside itself. */
export interface PublishPorts {
  readonly index: SourceIndex;
  readonly site: SiteBucket;
  readonly feedStates: FeedStates;
  readonly faults: Pick<Faults, 'putFault' | 'deleteFault'>;
  readonly jobs: JobQueue;
  readonly intake: Pick<IntakeQueue, 'send'>;
  readonly notices: NoticeQueue;
  readonly clock: Clock;
  /** The script that shows headlines on other sites' pages, as bundled from `embed/`. */
  readonly headlinesScript: () => Promise<string>;
}
