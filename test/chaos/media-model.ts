import { etagOf } from '../../functions/core/kernel/digest.ts';
import type { Model, Naming } from './model.ts';
import { mediaKey } from './text.ts';

interface MediaUpload {
  readonly media: number;
  readonly etag: string;
  /** Articles that named the file before it came, and whose editors had their answers. */
  readonly guards: readonly Naming[];
}

/**
 * Which media may be seen: written from the promise (invariant I2), not from the code. A file that came after its
 * article is as hidden as that, until it is shown, or no longer names the file. What could be seen before its article
 * was known, nobody can call back.
 */
export class MediaModel {
  readonly #model: Model;
  readonly #isAnswered: (key: string) => boolean;
  readonly #uploads: MediaUpload[] = [];
  /** Media that `site.yaml` itself ever showed. */
  readonly #shown = new Set<number>();

  /** @param isAnswered whether the present upload of an article has its receipt. */
  constructor(model: Model, isAnswered: (key: string) => boolean) {
    this.#model = model;
    this.#isAnswered = isAnswered;
  }

  upload(media: number, bytes: Uint8Array): void {
    const guards = this.#model.naming(media).filter((one) => one.isCertain && this.#isAnswered(one.key));
    this.#uploads.push({ media, etag: etagOf(bytes), guards });
  }

  show(media: number): void {
    this.#shown.add(media);
  }

  /** Whether a reader could have seen, at `at` or before, the version of the file `key` with the ETag `etag`. */
  couldBeSeenBy(key: string, etag: string, at: string): boolean {
    const versions = this.#uploads.filter((one) => mediaKey(one.media) === key && one.etag === etag);
    return versions.some((version) => this.#shown.has(version.media) || !this.#isSecret(version, at));
  }

  #isSecret({ media, guards }: MediaUpload, at: string): boolean {
    const naming = this.#model.naming(media);
    const isSeen = naming.some(({ seenFrom }) => seenFrom !== undefined && seenFrom <= at);
    const isGuarding = (guard: Naming) =>
      naming.some((one) => one.isCertain && one.key === guard.key && one.version === guard.version);
    return !isSeen && guards.some(isGuarding);
  }
}
