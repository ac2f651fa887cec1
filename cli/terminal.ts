/** Where a command speaks: results to standard output, all else to standard error. */
export interface Terminal {
  /** One line (or several) of the result. */
  print(text: string): void;
  /** How far a long piece of work is: the last word stands until the next, or until something is printed. */
  progress(text: string): void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A stream to write to: `process.stderr`. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Lets a progress line that is not on a terminal be repeated no more often than this. */
const LINE_INTERVAL_MS = 2_000;

/** CSI 2K: erase the line (ECMA-48 section 8.3.41). */
const ERASE_LINE = '\r\u001b[2K';

/** A terminal on two streams: on a TTY progress is one line that changes, elsewhere a plain line now and then. */
export class StreamTerminal implements Terminal {
  readonly signal: AbortSignal;
  readonly #stdout: Output;
  readonly #stderr: Output;
  #shown = '';
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(stdout: Output, stderr: Output, signal: AbortSignal) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.signal = signal;
  }

  print(text: string): void {
    this.clear();
    this.#stdout.write(`${text}\n`);
  }

  progress(text: string): void {
    if (text === this.#shown) return;
    if (this.#stderr.isTTY) {
      this.#stderr.write(`${ERASE_LINE}${text}`);
    } else {
      if (performance.now() - this.#shownAt < LINE_INTERVAL_MS) return;
      this.#stderr.write(`${text}\n`);
    }
    this.#shown = text;
    this.#shownAt = performance.now();
  }

  /** Takes the progress line away, so that what is written next has a line of its own. */
  clear(): void {
    if (this.#shown !== '' && this.#stderr.isTTY) this.#stderr.write(ERASE_LINE);
    this.#shown = '';
  }
}
