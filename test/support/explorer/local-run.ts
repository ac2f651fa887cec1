import { runIntake } from '../../../functions/ingest/run-intake.ts';
import { runJob } from '../../../functions/publish/jobs/run-job.ts';
import { orPutOff } from '../memory-pipeline.ts';
import type { Message } from './message.ts';
import { type Access, accessOf, type Operation, type Ports, portsOver } from './operation.ts';

/** The answer to an operation. Equal answers, equal ids. */
export interface Answer {
  readonly id: number;
  readonly value: unknown;
}

/** How a worker's code is run: the fixed clock and address, and what a mutant puts before the ports. */
export interface Surroundings extends Pick<Ports, 'clock' | 'address' | 'headlinesScript'> {
  readonly wrap: (ports: Ports, message: Message) => Ports;
}

/**
 * A worker at one point of its run: the code is deterministic, so the answers it has had so far say all about
 * where it stands. `operations` wait for an answer, all at once; none: it is over.
 */
export class LocalRun {
  readonly id: number;
  readonly operations: readonly Operation[];
  readonly accesses: readonly Access[];
  /** What the run was left with; undefined unless it threw. */
  readonly failure: unknown;
  readonly #runs: LocalRuns;
  readonly #message: Message;
  readonly #history: readonly (readonly Answer[])[];
  readonly #next = new Map<string, LocalRun>();
  #process: Process | undefined;

  constructor(runs: LocalRuns, message: Message, history: readonly (readonly Answer[])[], process: Process) {
    this.id = runs.count++;
    this.operations = process.operations;
    this.accesses = this.operations.map(accessOf);
    this.failure = process.failure;
    this.#runs = runs;
    this.#message = message;
    this.#history = history;
    this.#process = process.operations.length > 0 ? process : undefined;
  }

  /** The run once all its operations are answered. */
  async after(answers: readonly Answer[]): Promise<LocalRun> {
    const name = answers.map(({ id }) => id).join();
    const known = this.#next.get(name);
    if (known) return known;
    const process = this.#process ?? (await this.#runs.replay(this.#message, this.#history));
    // A process goes on once; for another answer the code is run again from the start.
    this.#process = undefined;
    await process.goOn(answers);
    const next = new LocalRun(this.#runs, this.#message, [...this.#history, answers], process);
    this.#next.set(name, next);
    return next;
  }
}

/** Makes runs; the real code is behind them. */
export class LocalRuns {
  count = 0;
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  async begin(message: Message): Promise<LocalRun> {
    return new LocalRun(this, message, [], await this.replay(message, []));
  }

  async replay(message: Message, history: readonly (readonly Answer[])[]): Promise<Process> {
    const process = new Process((perform) => {
      const ports = this.#surroundings.wrap(portsOver(perform, this.#surroundings), message);
      return runAsTheFunctionDoes(message, ports);
    });
    await untilItWaits();
    for (const answers of history) await process.goOn(answers);
    return process;
  }
}

async function runAsTheFunctionDoes(message: Message, ports: Ports): Promise<unknown> {
  return 'output' in message
    ? await orPutOff(message, ports.jobs, () => runJob(message, ports))
    : await orPutOff(message, ports.intake, () => runIntake(message, ports));
}

/** The code itself, running until it waits for answers. */
class Process {
  failure: unknown;
  #waiting: { readonly operation: Operation; readonly resolve: (value: unknown) => void }[] = [];

  constructor(run: (perform: (operation: Operation) => Promise<unknown>) => Promise<unknown>) {
    const perform = (operation: Operation) =>
      new Promise<unknown>((resolve) => this.#waiting.push({ operation, resolve }));
    run(perform).catch((error: unknown) => {
      this.failure = error;
    });
  }

  get operations(): readonly Operation[] {
    return this.#waiting.map(({ operation }) => operation);
  }

  async goOn(answers: readonly Answer[]): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const last = waiting.length - 1;
    for (const [index, { resolve }] of waiting.entries()) {
      // What several operations at once lead to is explored only where it waits for them all.
      if (index === last && index > 0) await untilItWaits();
      if (this.#waiting.length > 0) throw new Error('a worker went on with only a part of its answers');
      resolve(answers[index]?.value);
    }
    await untilItWaits();
  }
}

/** Everything a worker does between two operations happens in microtasks. */
async function untilItWaits(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
