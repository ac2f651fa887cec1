import { type NoticeMessage, noticeMessages } from '../../functions/core/messages/notice-message.ts';
import type { Answer } from '../../functions/core/push/answer.ts';
import { newWebhookSecret, type WebhookSecret } from '../../functions/core/push/webhook-secret.ts';
import { DEFAULT_SITE } from '../../functions/core/site/default-site.ts';
import type { NotifyPorts, Post } from '../../functions/notify/ports.ts';
import { runNotice } from '../../functions/notify/run-notice.ts';
import { MemoryDeliveries } from '../support/memory-deliveries.ts';
import { MemoryQueue } from '../support/memory-queue.ts';

const DAWN = '2026-11-10T12:00:00.000Z';

/** Notify's outside world, with a clock that goes when nothing is left to do. */
export class MemoryWorld {
  now = Date.parse(DAWN);
  readonly posts: (Post & { readonly at: number })[] = [];
  readonly deliveries = new MemoryDeliveries();
  /** What waits in the queue, with when it is to be delivered. */
  readonly waiting: { readonly message: NoticeMessage; readonly due: number }[] = [];
  secrets: readonly WebhookSecret[] = [newWebhookSecret(new Uint8Array(32).fill(7), DAWN)];
  /** What a server answers. */
  answer: (request: Post) => Answer | Promise<Answer> = () => ({ status: 200, text: '' });
  site = {
    ...DEFAULT_SITE,
    url: 'https://news.example/',
    hubs: ['https://hub.example/', 'http://other.example/push?x=1'],
    partners: {
      harbour: {
        title: 'Harbour',
        include: [],
        exclude: [],
        form: 'full' as const,
        formats: ['rss' as const, 'atom' as const],
        origins: [],
        webhook: 'https://hooks.harbour.example/in?token=t0k3n',
      },
    },
  };

  readonly ports: NotifyPorts = {
    site: async () => this.site,
    post: async (request) => {
      this.posts.push({ ...request, at: this.now });
      return await this.answer(request);
    },
    isHere: (address) => address.startsWith('http://here.example/'),
    silent: new Set(),
    deliveries: this.deliveries,
    secrets: async () => this.secrets,
    notices: new MemoryQueue('notices', noticeMessages, (message, delaySeconds) => {
      if (!(delaySeconds >= 0 && delaySeconds <= 900)) throw new RangeError(`SQS refuses ${delaySeconds}`);
      this.waiting.push({ message, due: this.now + delaySeconds * 1_000 });
    }),
    clock: () => new Date(this.now).toISOString(),
  };

  send(...messages: NoticeMessage[]): void {
    for (const message of messages) this.waiting.push({ message, due: this.now });
  }

  /** Delivers what waits, in the order of its time, until nothing does. @returns how many messages that took */
  async passTime(): Promise<number> {
    let messages = 0;
    while (this.waiting.length > 0) {
      this.waiting.sort((one, other) => one.due - other.due);
      const { message, due } = this.waiting.shift()!;
      this.now = Math.max(this.now, due);
      messages++;
      // Each in a batch of its own.
      this.ports.silent.clear();
      await runNotice(message, this.ports);
    }
    return messages;
  }
}
