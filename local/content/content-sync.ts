import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { StateFile } from '../data/state-file.ts';
import { errorFields, type LogListener } from '../log/log-record.ts';
import { isIgnored, keyOf, listContent } from './content-files.ts';
import { mediaTypeOf } from './media-type.ts';
import type { UploadsClient } from './uploads-client.ts';

/** A file is read when it has not grown for this long. */
const STABLE_MS = 100;

export interface ContentSyncOptions {
  readonly contentDir: string;
  readonly uploads: UploadsClient;
  /** What was uploaded from the folder before: key → MD5. */
  readonly manifest: StateFile<string>;
  readonly onLog: LogListener;
}

/**
 * Keeps the uploads bucket up to date with a folder. It uploads and deletes only what changed in the folder since the
 * last upload from it. It leaves alone what came into the bucket in another way.
 */
export class ContentSync {
  readonly #contentDir: string;
  readonly #options: ContentSyncOptions;
  #known: Record<string, string> = {};
  #watcher: FSWatcher | undefined;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(options: ContentSyncOptions) {
    this.#contentDir = resolve(options.contentDir);
    this.#options = options;
  }

  /** True if uploads or deletions are waiting or in progress. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** Uploads what changed since the last time, then watches the folder. */
  async start(): Promise<void> {
    this.#known = await this.#options.manifest.read();
    const paths = await listContent(this.#contentDir);
    const present = new Set(paths.map((path) => keyOf(this.#contentDir, path)));
    for (const path of paths) this.#enqueue(() => this.#upload(path));
    for (const key of Object.keys(this.#known)) {
      if (!present.has(key)) this.#enqueue(() => this.#remove(key));
    }
    await this.#work;
    await this.#watch();
  }

  async stop(): Promise<void> {
    await this.#watcher?.close();
    await this.#work;
  }

  async #watch(): Promise<void> {
    const watcher = watch(this.#contentDir, {
      ignored: (path) => isIgnored(this.#contentDir, path),
      ignoreInitial: true,
      awaitWriteFinish: { stabilityThreshold: STABLE_MS, pollInterval: STABLE_MS / 2 },
    });
    this.#watcher = watcher;
    const upload = (path: string): void => this.#enqueue(() => this.#upload(path));
    watcher.on('add', upload).on('change', upload);
    watcher.on('unlink', (path) => this.#enqueue(() => this.#remove(keyOf(this.#contentDir, path))));
    watcher.on('error', (error) => this.#fail(error));
    await new Promise<void>((ready) => {
      watcher.once('ready', ready);
    });
  }

  /** Tasks run one after another, in the order in which they were seen, so a deletion never overtakes an upload. */
  #enqueue(task: () => Promise<void>): void {
    this.#waiting++;
    this.#work = this.#work
      .then(task)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#waiting--;
      });
  }

  async #upload(path: string): Promise<void> {
    const key = keyOf(this.#contentDir, path);
    const body = await readFile(path);
    const md5 = createHash('md5').update(body).digest('hex');
    if (this.#known[key] === md5) return;
    if ((await this.#options.uploads.etagOf(key)) !== md5) {
      await this.#options.uploads.put(key, body, mediaTypeOf(path));
    }
    await this.#remember({ ...this.#known, [key]: md5 });
  }

  async #remove(key: string): Promise<void> {
    const { [key]: uploaded, ...others } = this.#known;
    if (uploaded === undefined) return;
    if ((await this.#options.uploads.etagOf(key)) === uploaded) await this.#options.uploads.delete(key);
    await this.#remember(others);
  }

  async #remember(known: Record<string, string>): Promise<void> {
    this.#known = known;
    await this.#options.manifest.write(known);
  }

  #fail(error: unknown): void {
    this.#options.onLog({
      source: 'content',
      level: 'error',
      message: 'upload failed',
      fields: errorFields(error),
    });
  }
}
