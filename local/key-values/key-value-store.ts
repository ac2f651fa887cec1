import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StateFile } from '../data/state-file.ts';
import type { CloudModel, KeyValueStoreModel } from '../template/model.ts';

/** The stores by ARN. */
export type KeyValueStores = ReadonlyMap<string, KeyValueStore>;

/** A key value store of CloudFront, with its values in a file. The edge sees a change at once. */
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

  /** Changes with every key and value. */
  get etag(): string {
    return createHash('sha256').update(JSON.stringify(this.list())).digest('hex').slice(0, 32);
  }

  /** All keys and values, in order of the keys. */
  list(): [key: string, value: string][] {
    return [...this.#values].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Puts and deletes all of them in one step, and writes the file. */
  async update(puts: ReadonlyMap<string, string>, deletes: readonly string[] = []): Promise<void> {
    const values = new Map([...this.#values, ...puts]);
    for (const key of deletes) values.delete(key);
    this.#values = values;
    await this.#file.write(Object.fromEntries(values));
  }
}

/** Opens the template's stores, with their values from the data folder. */
export async function openKeyValueStores(
  { keyValueStores }: CloudModel,
  dataDir: string,
): Promise<KeyValueStores> {
  const folder = join(dataDir, 'key-values');
  await mkdir(folder, { recursive: true });
  const opened = keyValueStores.map((model) =>
    KeyValueStore.open(model, join(folder, `${model.logicalId}.json`)),
  );
  return new Map((await Promise.all(opened)).map((store) => [store.arn, store]));
}
