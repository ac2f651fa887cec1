import '@aws-sdk/signature-v4a';
import {
  CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { CommandError } from '../errors.ts';
import type { Connection } from '../stack/connection.ts';

/** The most that ListKeys gives at once. */
const PAGE_SIZE = 50;

/** Of somebody else's change in between, each time. */
const MAX_ATTEMPTS = 5;

/** The key value store at the edge, with a text for each partner. */
export class KeyStore {
  readonly #client: CloudFrontKeyValueStoreClient;
  readonly #store: { readonly KvsARN: string };

  constructor({ outputs, clientOptions }: Connection) {
    const { endpoint, ...options } = clientOptions;
    this.#store = { KvsARN: outputs.PartnerKeysArn };
    this.#client = new CloudFrontKeyValueStoreClient({
      ...options,
      // The SDK would put the account's number before an endpoint's host, which makes no host of 127.0.0.1.
      ...(endpoint && { endpointProvider: () => ({ url: new URL(endpoint) }) }),
    });
  }

  /** Every partner with its text. */
  async list(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    let NextToken: string | undefined;
    do {
      const page = await this.#client.send(
        new ListKeysCommand({ ...this.#store, MaxResults: PAGE_SIZE, NextToken }),
      );
      for (const { Key = '', Value = '' } of page.Items ?? []) found.set(Key, Value);
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  }

  /**
   * Replaces the text of `partner` by what `change` makes of it; undefined stands for none, before and after. If
   * somebody else changes the store meanwhile, `change` is asked again.
   */
  async update(partner: string, change: (text: string | undefined) => string | undefined): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { ETag } = await this.#client.send(new DescribeKeyValueStoreCommand(this.#store));
      const before = await this.#get(partner);
      const after = change(before);
      if (after === before) return;
      const target = { ...this.#store, Key: partner, IfMatch: ETag };
      const command =
        after === undefined ? new DeleteKeyCommand(target) : new PutKeyCommand({ ...target, Value: after });
      if (await this.#isDone(command)) return;
    }
    throw new CommandError('others keep changing the store of keys: nothing was done, try again');
  }

  close(): void {
    this.#client.destroy();
  }

  async #get(Key: string): Promise<string | undefined> {
    try {
      return (await this.#client.send(new GetKeyCommand({ ...this.#store, Key }))).Value;
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  /** False if the store is not as it was described. */
  async #isDone(command: PutKeyCommand | DeleteKeyCommand): Promise<boolean> {
    try {
      await (command instanceof PutKeyCommand ? this.#client.send(command) : this.#client.send(command));
      return true;
    } catch (error) {
      // A ConflictException by the API reference; a ValidationException by what the service has been seen to answer.
      if (error instanceof Error && /pre-?condition/i.test(error.message)) return false;
      if (error instanceof Error && error.name === 'ConflictException') return false;
      throw error;
    }
  }
}
