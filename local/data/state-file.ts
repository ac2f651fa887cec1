import { readFile, rename, writeFile } from 'node:fs/promises';

/**
 * A small JSON object in a file of the data folder. A new version is written aside and put in place at once, so the
 * file holds either the old or the new version, whatever happens.
 */
export class StateFile<T> {
  readonly #path: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** The stored entries; none if the file is absent or damaged. */
  async read(): Promise<Record<string, T>> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as Record<string, T>;
    } catch {
      return {};
    }
  }

  /** Writes one after another: the last call wins. */
  write(entries: Readonly<Record<string, T>>): Promise<void> {
    const text = JSON.stringify(entries, null, 1);
    this.#writing = this.#writing.then(async () => {
      const temporary = `${this.#path}.tmp`;
      await writeFile(temporary, text);
      await rename(temporary, this.#path);
    });
    return this.#writing;
  }
}
