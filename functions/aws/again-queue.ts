import type { SQSClient } from '@aws-sdk/client-sqs';
import { sendAll } from './send-all.ts';

/** A function's own queue, as it puts off to a later time what it cannot finish now. */
export class SqsAgainQueue<Unit extends object> {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(unit: Unit, delaySeconds: number): Promise<void> {
    await sendAll(this.#client, this.#url, [unit], delaySeconds);
  }
}
