import type { Terminal } from '../../cli/terminal.ts';

/** A terminal that keeps what a command says. */
export class CapturedTerminal implements Terminal {
  printed = '';
  readonly steps: string[] = [];
  readonly #controller = new AbortController();
  readonly #onProgress: (text: string) => void;

  /** @param onProgress told of every step, with {@link interrupt} at hand */
  constructor(onProgress: (text: string) => void = () => undefined) {
    this.#onProgress = onProgress;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  print(text: string): void {
    this.printed += `${text}\n`;
  }

  progress(text: string): void {
    this.steps.push(text);
    this.#onProgress(text);
  }

  /** As Ctrl-C does. */
  interrupt(): void {
    this.#controller.abort();
  }
}
