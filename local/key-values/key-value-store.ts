import { createHash } from 'node:crypto';
import { StateFile } from '../data/state-file.ts';
import type { KeyValueStoreModel } from '../template/model.ts';

/** By ARN. */
export type KeyValueStores = ReadonlyMap<string, KeyValueStore>;

/** A key value store of CloudFront, its values in a file. What is written is read at the edge at once. */
export class KeyValueStore {
  readonly arn: string;
  readonly #file: StateFile<string>;
  #values: ReadonlyMap<string, string>;

  private constructor(arn: string, file: StateFile<string>, values: Readonly<Record<string, string>>) {
    this.arn = arn;
    this.#file = file;
    this.#values = new Map(Object.entries(values));
  }

  static async open({ arn }: KeyValueStoreModel, path: string): Promise<KeyValueStore> {
    const file = new StateFile<string>(path);
    return new KeyValueStore(arn, file, await file.read());
  }

  get(key: string): string | undefined {
    return this.#values.get(key);
  }

  /** Of all values. */
  get etag(): string {
    return createHash('sha256').update(JSON.stringify(this.list())).digest('hex').slice(0, 32);
  }

  /** All keys with their values, in order of the keys. */
  list(): [key: string, value: string][] {
    return [...this.#values].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Puts and deletes all at once, lastingly. */
  async update(puts: ReadonlyMap<string, string>, deletes: readonly string[] = []): Promise<void> {
    const values = new Map([...this.#values, ...puts]);
    for (const key of deletes) values.delete(key);
    this.#values = values;
    await this.#file.write(Object.fromEntries(values));
  }
}
