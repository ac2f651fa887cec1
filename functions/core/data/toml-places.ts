import { utcMilliseconds } from '../kernel/local-time.ts';
import { type Place, type Places, pathKey, placeCounter } from './document.ts';

/** TOML 1.1: `bare`, `"basic"` or `'literal'`. Sticky, as all patterns here: each matches only where the scan stands. */
const NAME = /[ \t]*(?:([\w-]+)|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)')[ \t]*/y;
const BETWEEN = /(?:[ \t\r\n]+|#[^\n]*)*/y;
/** What a value is made of: strings of four kinds, comments, brackets, dates; else one character. */
const PIECE =
  /"""(?:[^\\]|\\[\s\S])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|(?<date>\d{4}-\d{2}-\d{2})(?![ \t]*[=.])|(?<opening>[[{])|(?<closing>[\]}])|(?<end>\n)|[\s\S]/y;

interface TomlScan {
  readonly places: Places;
  /** The first date that no calendar has, such as 2026-02-30: smol-toml takes it for 2 March. */
  readonly impossibleDate?: { readonly text: string; readonly place: Place };
}

/** The places in a TOML document, which must be a valid one: smol-toml's values carry none. */
export function scanToml(text: string): TomlScan {
  const scanner = new TomlScanner(text);
  scanner.scan();
  const { places, impossibleDate } = scanner;
  return { places, ...(impossibleDate && { impossibleDate }) };
}

class TomlScanner {
  readonly places = new Map<string, Place>();
  impossibleDate: { text: string; place: Place } | undefined;
  readonly #text: string;
  readonly #placeOf: (offset: number) => Place;
  /** Of each list of tables (`[[name]]`) the index of the last, by the {@link pathKey} of the list. */
  readonly #lastOfList = new Map<string, number>();
  #table: readonly string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#placeOf = placeCounter(text);
  }

  scan(): void {
    this.#match(BETWEEN);
    while (this.#at < this.#text.length) {
      const place = this.#placeOf(this.#at);
      const brackets = this.#match(/\[\[?/y)?.[0] ?? '';
      const names = this.#names();
      if (brackets === '') this.#note(names, this.#table, place);
      else this.#openTable(names, brackets === '[[', place);
      this.#skipLine();
      this.#match(BETWEEN);
    }
  }

  #openTable(names: readonly string[], isInList: boolean, place: Place): void {
    const outer = this.#note(names, [], place);
    const list = isInList ? (this.#lastOfList.get(pathKey(outer)) ?? -1) + 1 : undefined;
    if (list !== undefined) this.#lastOfList.set(pathKey(outer), list);
    this.#table = this.#inList(outer);
  }

  /** Notes where a dotted name stands, and the groups it opens on the way. Gives its path. */
  #note(names: readonly string[], start: readonly string[], place: Place): readonly string[] {
    let path = start;
    for (const [index, name] of names.entries()) {
      path = [...(index === 0 ? path : this.#inList(path)), name];
      if (!this.places.has(pathKey(path))) this.places.set(pathKey(path), place);
    }
    return path;
  }

  /** The path of the last table in the list at `path`; `path` itself if there is no list. */
  #inList(path: readonly string[]): readonly string[] {
    const last = this.#lastOfList.get(pathKey(path));
    return last === undefined ? path : [...path, String(last)];
  }

  #names(): string[] {
    const names: string[] = [];
    do {
      const [, bare, basic, literal] = this.#match(NAME) ?? [];
      names.push(bare ?? literal ?? unescaped(basic ?? ''));
    } while (this.#match(/\./y));
    return names;
  }

  /** Goes to the end of the line, or of the last line of a value that has several. */
  #skipLine(): void {
    let depth = 0;
    for (let piece = this.#match(PIECE); piece; piece = this.#match(PIECE)) {
      const { date, opening, closing, end } = piece.groups ?? {};
      if (opening) depth += 1;
      if (closing) depth -= 1;
      if (date && !isCalendarDay(date)) {
        this.impossibleDate ??= { text: date, place: this.#placeOf(piece.index) };
      }
      if (end && depth <= 0) return;
    }
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }
}

function unescaped(basic: string): string {
  try {
    return JSON.parse(`"${basic}"`);
  } catch {
    return basic;
  }
}

function isCalendarDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return utcMilliseconds({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }) !== undefined;
}
