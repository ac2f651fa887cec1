/** Small numbers for values: equal JSON, equal number. */
export class Interned {
  readonly #byText = new Map<string, number>();
  readonly #byObject = new WeakMap<object, number>();

  ofText(text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.#byText.size);
    return this.#byText.size - 1;
  }

  /** `value` must not change afterwards. */
  of(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.ofText(String(value));
    let number = this.#byObject.get(value);
    if (number === undefined) {
      number = this.ofText(textOf(value));
      this.#byObject.set(value, number);
    }
    return number;
  }
}

function textOf(value: object): string {
  if (!('bytes' in value) || !(value.bytes instanceof Uint8Array)) return JSON.stringify(value);
  const { bytes, ...rest } = value;
  return JSON.stringify([rest, Buffer.from(bytes as Uint8Array).toString('latin1')]);
}
