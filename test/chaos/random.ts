/** Choices that a seed decides (Marsaglia's xorshift32): equal seeds, equal choices. */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Of a state of 0 the generator never gets away.
    this.#state = (seed ^ 0x9e3779b9) | 0 || 1;
    for (let round = 0; round < 4; round++) this.#step();
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return this.#step() % limit;
  }

  chance(probability: number): boolean {
    return this.#step() < probability * 2 ** 32;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0] as Item);
  }

  #step(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state >>> 0;
  }
}
