/** Where a command prints: results to standard output, everything else to standard error. */
export interface Terminal {
  /** Prints one or more lines of the result. */
  print(text: string): void;
  /** Shows how far a long piece of work is. The text stays until the next one, or until something is printed. */
  progress(text: string): void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A stream to write to, such as `process.stderr`. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Off a terminal, a progress line is printed at most this often. */
const LINE_INTERVAL_MS = 2_000;

/** CSI 2K: erase the line (ECMA-48 section 8.3.41). */
const ERASE_LINE = '\r\u001b[2K';

/** A terminal on two streams. On a TTY, progress is one line that changes; elsewhere, a plain line now and then. */
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

  /** Erases the progress line, so that the next output starts on an empty line. */
  clear(): void {
    if (this.#shown !== '' && this.#stderr.isTTY) this.#stderr.write(ERASE_LINE);
    this.#shown = '';
  }
}
