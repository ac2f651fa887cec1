import type { Clock } from '../core/ports/ports.ts';
import type { Answer } from '../core/push/answer.ts';
import type { Deliveries } from '../core/push/deliveries.ts';
import type { WebhookSecret } from '../core/push/webhook-secret.ts';
import type { PublishedSite } from '../core/site/site.ts';
import type { NoticeUnit } from './notice-message.ts';

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
  /** Never rejects: that a server fails is an answer, too. */
  post(request: Post): Promise<Answer>;
  /** Whether a server on this machine stands for the host of this address: the local cloud alone has any. */
  isHere(address: string): boolean;
  readonly deliveries: Pick<Deliveries, 'read' | 'write'>;
  /** Those that a partner's webhooks are signed with. */
  secrets(partner: string): Promise<readonly WebhookSecret[]>;
  /** Partners whose server has just not answered in time: the rest of a batch does not wait for it. */
  readonly silent: Set<string>;
  readonly again: AgainQueue;
  readonly clock: Clock;
}

/** Notify's own queue, as it writes to it. */
interface AgainQueue {
  /** @param delaySeconds 0 to 900 */
  send(unit: NoticeUnit, delaySeconds: number): Promise<void>;
}
