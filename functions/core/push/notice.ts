import type { Instant } from '../kernel/instant.ts';
import type { ChangeEvent } from '../source/changes.ts';

/** Something that the world outside is to be told; how it is told, and to whom, is notify's. */
export type Notice =
  /** The document at this address has new bytes: for the hubs of `site.yaml` (WebSub). */
  { readonly kind: 'topic'; readonly url: string } | ChangeNotice;

/** A partner's feed has changed: for its webhook. */
export interface ChangeNotice {
  readonly kind: 'change';
  readonly partner: string;
  /** The same however often it is told: what the receiver knows a repetition by. */
  readonly id: string;
  readonly event: ChangeEvent;
  readonly articleId: string;
  /** When it happened. */
  readonly at: Instant;
  /** Of what was withdrawn there may be nothing more to say. */
  readonly title?: string;
  readonly url?: string;
}

/** Where notices wait; they are told some minutes later, at least once, in no order. */
export interface NoticeQueue {
  send(notices: readonly Notice[]): Promise<void>;
}
