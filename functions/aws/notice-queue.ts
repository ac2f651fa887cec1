import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Notice, NoticeQueue } from '../core/push/notice.ts';
import { sendAll } from './send-all.ts';

/** Notices: one message each, which the queue holds back until what they tell of can be seen at the edge. */
export class SqsNoticeQueue implements NoticeQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(notices: readonly Notice[]): Promise<void> {
    await sendAll(this.#client, this.#url, notices);
  }
}
