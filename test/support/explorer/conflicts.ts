import type { Access } from './operation.ts';

/** A set of actors, one bit each: a message, or an edit of the editor's. */
export type Actors = number;

const MAX_ACTORS = 31;

/**
 * Who reads, writes and sends what, as far as an exploration has seen. An operation commutes with all that
 * others may ever do if nobody who is, or may come, about touches the same items otherwise than by reading.
 *
 * What is not known yet is found out: an exploration that sees something new begins again, knowing it. What
 * is left out at last is sound: until its first unknown operation a schedule that was left out is equivalent
 * to one that was explored, so that operation would have been seen there.
 */
export class Conflicts {
  /** Grows with each thing learnt. */
  size = 0;
  readonly #names: string[] = [];
  readonly #readers = new Map<string, Actors>();
  readonly #writers = new Map<string, Actors>();
  readonly #wakes: Actors[] = [];
  readonly #reaches = new Map<Actors, Actors>();

  static from(text: string): Conflicts {
    const conflicts = new Conflicts();
    const [names, readers, writers, wakes] = JSON.parse(text);
    conflicts.#names.push(...names);
    for (const [item, actors] of readers) conflicts.#readers.set(item, actors);
    for (const [item, actors] of writers) conflicts.#writers.set(item, actors);
    conflicts.#wakes.push(...wakes);
    return conflicts;
  }

  toText(): string {
    return JSON.stringify([this.#names, [...this.#readers], [...this.#writers], this.#wakes]);
  }

  actor(name: string): Actors {
    let index = this.#names.indexOf(name);
    if (index === -1) {
      index = this.#names.push(name) - 1;
      if (index >= MAX_ACTORS) throw new RangeError('more actors than a set can hold');
    }
    return 1 << index;
  }

  note(actor: Actors, { changes, items }: Access): void {
    for (const item of items) this.#learn(changes ? this.#writers : this.#readers, item, actor);
  }

  noteWrites(actor: Actors, items: readonly string[]): void {
    for (const item of items) this.#learn(this.#writers, item, actor);
  }

  noteSent(actor: Actors, sent: Actors): void {
    const index = 31 - Math.clz32(actor);
    const known = this.#wakes[index] ?? 0;
    if ((known | sent) === known) return;
    this.#wakes[index] = known | sent;
    this.#reaches.clear();
    this.size++;
  }

  /** `actors`, and whoever may come about because of them. */
  reachOf(actors: Actors): Actors {
    const known = this.#reaches.get(actors);
    if (known !== undefined) return known;
    let reach = actors;
    for (let before = 0; before !== reach; ) {
      before = reach;
      for (const [index, sent] of this.#wakes.entries()) if (reach & (1 << index)) reach |= sent ?? 0;
    }
    this.#reaches.set(actors, reach);
    return reach;
  }

  /** Whether an operation commutes with everything that `others` may do. */
  isUnseenBy(others: Actors, { changes, items }: Access): boolean {
    return items.every((item) => {
      const writers = this.#writers.get(item) ?? 0;
      const readers = changes ? (this.#readers.get(item) ?? 0) : 0;
      return ((writers | readers) & others) === 0;
    });
  }

  #learn(known: Map<string, Actors>, item: string, actor: Actors): void {
    const actors = known.get(item) ?? 0;
    if (actors & actor) return;
    known.set(item, actors | actor);
    this.size++;
  }
}
