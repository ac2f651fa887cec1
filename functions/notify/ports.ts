import type { NoticeMessage } from '../core/messages/notice-message.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Deliveries } from '../core/ports/deliveries.ts';
import type { Queue } from '../core/ports/queue.ts';
import type { Answer } from '../core/push/answer.ts';
import type { WebhookSecret } from '../core/push/webhook-secret.ts';
import type { PublishedSite } from '../core/site/site.ts';

/** A request to somebody else's server. */
export interface Post {
  /** Absolute. */
  readonly address: string;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** All that notify reaches outside itself. */
export interface NotifyPorts {
  /** The site in force. */
  site(): Promise<PublishedSite>;
  /** Never rejects: a server that fails is an answer, too. */
  post(request: Post): Promise<Answer>;
  /** True if a server on this machine stands for the host of this address. Only the local cloud has any. */
  isHere(address: string): boolean;
  readonly deliveries: Pick<Deliveries, 'read' | 'write'>;
  /** The secrets that a partner's webhooks are signed with. */
  secrets(partner: string): Promise<readonly WebhookSecret[]>;
  /** Partners whose server has just not answered in time. The rest of a batch does not wait for them. */
  readonly silent: Set<string>;
  /** Notify's own queue. */
  readonly notices: Queue<NoticeMessage>;
  readonly clock: Clock;
}
