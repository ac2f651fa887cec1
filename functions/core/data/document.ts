/** What a text in one of the data formats (YAML, TOML, JSON) says, and where. */
export interface DataDocument {
  /** Groups of fields (objects), lists, text and null; from TOML and JSON also numbers and truth values. */
  readonly value: unknown;
  readonly places: Places;
  /** What was read, but may not be what the editor meant. */
  readonly doubts: readonly DataMistake[];
}

/** Why a text is not of its format, in an editor's words. */
export interface DataMistake {
  /** What is wrong: a clause that follows a colon. */
  readonly reason: string;
  /** What to do about it: a sentence. */
  readonly hint: string;
  /** Absent if the mistake is nowhere in particular. */
  readonly place?: Place;
}

/** Where a field or a list's text stands in a text. */
export interface Place {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** The place of each field, and of each text in a list, by the {@link pathKey} of the names that lead to it. */
export type Places = ReadonlyMap<string, Place>;

/** One string per path of names. A name may hold a dot, but in none of the formats a NUL. */
export function pathKey(path: readonly PropertyKey[]): string {
  return path.map(String).join('\0');
}

/** True if the text could not be read. */
export function isMistake(result: DataDocument | DataMistake): result is DataMistake {
  return 'reason' in result;
}

/** The place of the character at an offset of `text`. Offsets must come in ascending order: each line is counted once. */
export function placeCounter(text: string): (offset: number) => Place {
  const breaks = text.matchAll(/\r\n|\r|\n/g);
  let next = breaks.next();
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    while (!next.done && next.value.index < offset) {
      line += 1;
      lineStart = next.value.index + next.value[0].length;
      next = breaks.next();
    }
    return { line, column: offset - lineStart + 1 };
  };
}
