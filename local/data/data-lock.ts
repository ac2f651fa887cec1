import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Thrown when another local cloud works on the same data. */
export class DataInUseError extends Error {
  override readonly name = 'DataInUseError';

  constructor(folder: string, processId: string) {
    super(`${folder} is in use by another local cloud (process ${processId})`);
  }
}

export interface DataLock {
  release(): void;
}

/**
 * Keeps a second local cloud off `folder`, which is made if absent. dynalite crashes when two processes open the same
 * tables.
 *
 * The lock is SQLite's exclusive lock, which the operating system holds for the process. It ends when the process ends,
 * however that happens, so no lock can be stale. The file with the process id is only for people.
 *
 * @throws {DataInUseError}
 */
export async function lockData(folder: string): Promise<DataLock> {
  await mkdir(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 });
  const owner = join(folder, 'lock.pid');
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!String(cause).includes('locked')) throw cause;
    throw new DataInUseError(folder, await readFile(owner, 'utf8').catch(() => 'unknown'));
  }
  await writeFile(owner, String(process.pid));
  return { release: () => database.close() };
}
