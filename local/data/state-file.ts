import { readFile, rename, writeFile } from 'node:fs/promises';

/**
 * A small JSON object kept in a file of the data folder, written whole and put in place at once, so that it is
 * either the old or the new one whatever happens.
 */
export class StateFile<T> {
  readonly #path: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** The stored entries; none if there is no file yet, or it is damaged. */
  async read(): Promise<Record<string, T>> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as Record<string, T>;
    } catch {
      return {};
    }
  }

  /** Writes after one another: the last call wins. */
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
