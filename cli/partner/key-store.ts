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

/** The most that ListKeys gives on one page. */
const PAGE_SIZE = 50;

/** Each attempt fails only because somebody else has changed the store in between. */
const MAX_ATTEMPTS = 5;

/** The key value store at the edge. It holds one text for each partner. */
export class KeyStore {
  readonly #client: CloudFrontKeyValueStoreClient;
  readonly #store: { readonly KvsARN: string };

  constructor({ outputs, clientOptions }: Connection) {
    const { endpoint, ...options } = clientOptions;
    this.#store = { KvsARN: outputs.PartnerKeysArn };
    this.#client = new CloudFrontKeyValueStoreClient({
      ...options,
      // The SDK puts the account's number before the host of an endpoint, which breaks 127.0.0.1.
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
   * Replaces the text of `partner` by what `change` returns for it. Undefined stands for no text, before and after.
   * If somebody else changes the store meanwhile, `change` is called again.
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
      if (await this.#sendIfUnchanged(command)) return;
    }
    throw new CommandError('somebody else keeps changing the key store: nothing was done, try again');
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

  /** Sends a write. Returns false if the store has changed since it was described. */
  async #sendIfUnchanged(command: PutKeyCommand | DeleteKeyCommand): Promise<boolean> {
    try {
      await (command instanceof PutKeyCommand ? this.#client.send(command) : this.#client.send(command));
      return true;
    } catch (error) {
      // The API reference says ConflictException; the service has been seen to answer ValidationException.
      if (error instanceof Error && /pre-?condition/i.test(error.message)) return false;
      if (error instanceof Error && error.name === 'ConflictException') return false;
      throw error;
    }
  }
}
