/** Reads numbers and names in a file's bytes. Behind the end it reads zeros, and it never throws. */
export class ByteView {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** An unsigned integer of `size` bytes, big-endian. */
  uint(at: number, size: 1 | 2 | 3 | 4): number {
    let value = 0;
    for (let offset = 0; offset < size; offset += 1) value = value * 256 + (this.#bytes[at + offset] ?? 0);
    return value;
  }

  /** An unsigned integer of `size` bytes, little-endian. */
  uintLe(at: number, size: 1 | 2 | 3 | 4): number {
    let value = 0;
    for (let offset = size - 1; offset >= 0; offset -= 1)
      value = value * 256 + (this.#bytes[at + offset] ?? 0);
    return value;
  }

  /** True if the Latin-1 text `text` stands at `at`. */
  has(text: string, at: number): boolean {
    for (let offset = 0; offset < text.length; offset += 1)
      if (this.#bytes[at + offset] !== text.charCodeAt(offset)) return false;
    return true;
  }
}
