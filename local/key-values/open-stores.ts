import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CloudModel } from '../template/model.ts';
import { KeyValueStore, type KeyValueStores } from './key-value-store.ts';

/** The template's stores, with what the data folder keeps of them. */
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
