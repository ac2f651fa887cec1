import type { Clock, SiteBucket, SourceIndex } from '../core/ports.ts';

/** All that publish reaches outside itself. */
export interface PublishPorts {
  readonly index: SourceIndex;
  readonly site: SiteBucket;
  readonly clock: Clock;
}
