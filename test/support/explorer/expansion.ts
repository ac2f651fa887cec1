import { Effects } from './effects.ts';
import { Foresight } from './foresight.ts';
import { type LocalRun, LocalRuns } from './local-run.ts';
import { type Message, nameOf } from './message.ts';
import { labelOf, type Operation } from './operation.ts';
import { type Mutant, mostWorkersOver, type Scenario } from './scenario.ts';
import { distinct, type State, textOfState, textOfWorker, type Worker, without } from './state.ts';
import type { World } from './world.ts';

/** One thing that may happen next. */
export interface Step {
  /** What happens, in order: one operation that others can see, with all that nobody can tell the order of. */
  readonly labels: readonly string[];
  readonly state: State;
  readonly problems: readonly string[];
}

/** A step half made: `worker` is not among the workers of `state`. */
interface Position extends Step {
  readonly worker?: Worker;
}

/**
 * Says what may happen next in any state of a scenario, under the real code: an edit, the first operation of
 * a worker that a message starts, or one operation of a worker; each with all that commutes with everything
 * others may do, and each that changes something once more with the worker's death right after it.
 */
export class Expansion {
  readonly foresight: Foresight;
  readonly #isBounded: boolean;
  readonly #scenario: Scenario;
  readonly #effects: Effects;
  readonly #runs: LocalRuns;
  #world: World | undefined;
  /** Whether operations that commute with all others are taken at once. */
  isReduced = true;
  /** Whether steps are told in words: only for people, and slow. */
  isTold = false;
  readonly #beginnings = new Map<Message, LocalRun>();

  constructor(scenario: Scenario, mutant: Mutant | undefined, known?: string) {
    this.#scenario = scenario;
    this.#isBounded = scenario.preemptions !== undefined;
    this.#effects = new Effects(scenario, mutant);
    this.foresight = new Foresight(scenario, this.#effects, known);
    const wrap = mutant?.wrap?.bind(mutant) ?? ((ports) => ports);
    this.#runs = new LocalRuns({ ...this.#effects.ports, wrap });
  }

  async beginning(): Promise<State> {
    const { duplicates, crashes } = this.#scenario;
    this.#world ??= await this.#effects.beginning();
    const preemptions = this.#scenario.preemptions ?? 0;
    return { world: this.#world, queue: [], workers: [], edits: 0, duplicates, crashes, preemptions };
  }

  textOf(state: State): string {
    return textOfState(state, this.#effects.numberOf(state.world), this.#effects.interned);
  }

  /** What is wrong with a state in which nothing more can happen. */
  async atEnd(state: State): Promise<readonly string[]> {
    return await this.#effects.atEnd(state.world);
  }

  async steps(state: State): Promise<readonly Step[]> {
    const steps: Position[] = [];
    if (state.edits < this.#scenario.history.length) steps.push(await this.#edit(state));
    for (const worker of distinct(state.workers, textOfWorker)) {
      const turn = this.#turnOf(worker, { ...state, workers: without(state.workers, worker) });
      if (turn) steps.push(...(await this.#actOnce({ labels: [], state: turn, problems: [], worker })));
    }
    for (const message of distinct(state.queue, (one) => one)) {
      const turn = this.#isRoomFor(message, state) && this.#turnOf(undefined, state);
      if (turn) steps.push(...(await this.#deliver(message, turn)));
    }
    return steps.map(({ worker, ...step }) => (worker ? withWorker(worker, step, this.#isBounded) : step));
  }

  /** `state` when `worker` (or a new one) goes on; undefined if that would be an interruption too many. */
  #turnOf(worker: Worker | undefined, state: State): State | undefined {
    if (!this.#isBounded) return state;
    const { running, preemptions } = state;
    const isInterrupted =
      running !== undefined && (!worker || textOfWorker(worker) !== textOfWorker(running));
    if (!isInterrupted) return { ...state, running: undefined };
    return preemptions > 0 ? { ...state, running: undefined, preemptions: preemptions - 1 } : undefined;
  }

  async #deliver(message: Message, state: State): Promise<Position[]> {
    const taken = { ...state, queue: without(state.queue, message) };
    const once = await this.#start(message, taken, nameOf(message));
    if (state.duplicates === 0) return once;
    const kept = { ...state, duplicates: state.duplicates - 1 };
    return [...once, ...(await this.#start(message, kept, `${nameOf(message)}, to be delivered again`))];
  }

  async #edit(state: State): Promise<Step> {
    const effect = await this.#effects.ofEdit(state.world, state.edits);
    this.foresight.learnFromEdit(state.edits, effect);
    const edit = JSON.stringify(this.#scenario.history[state.edits]);
    return {
      labels: [`editor: ${edit}`],
      state: {
        ...state,
        world: effect.world,
        queue: [...state.queue, ...effect.sent],
        edits: state.edits + 1,
      },
      problems: [],
    };
  }

  #isRoomFor(message: Message, { workers }: State): boolean {
    const same = workers.filter((worker) => worker.message === message);
    if (same.length >= mostWorkersOver(message, this.#scenario)) return false;
    if ('output' in message) return true;
    return workers.filter((worker) => !('output' in worker.message)).length < this.#scenario.workers;
  }

  /** A worker begins, up to and with the first operation that others can see. */
  async #start(message: Message, state: State, label: string): Promise<Position[]> {
    let run = this.#beginnings.get(message);
    if (!run) {
      run = await this.#runs.begin(message);
      this.#beginnings.set(message, run);
    }
    const taken = state.workers.map((worker) => worker.number);
    const number = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => !taken.includes(one)) as number;
    const worker = { number, message, run, answers: [] };
    const steps: Position[] = [];
    for (const begun of await this.#actUnseen({
      labels: [`${number} ${label}`],
      state,
      problems: [],
      worker,
    })) {
      steps.push(...(begun.worker ? await this.#actOnce(begun) : [begun]));
    }
    return steps;
  }

  /** Each operation that the worker waits for, and all that nobody sees after it. */
  async #actOnce(position: Position): Promise<Position[]> {
    const { run, answers } = position.worker as Worker;
    const positions: Position[] = [];
    for (const index of run.operations.keys()) {
      if (answers[index]) continue;
      for (const next of await this.#act(position, index)) positions.push(...(await this.#actUnseen(next)));
    }
    return positions;
  }

  async #actUnseen(position: Position): Promise<Position[]> {
    const { worker, state } = position;
    const index = worker && this.isReduced ? this.foresight.unseen(worker, state) : -1;
    if (index === -1) return [position];
    const positions: Position[] = [];
    for (const next of await this.#act(position, index)) positions.push(...(await this.#actUnseen(next)));
    return positions;
  }

  /** One operation takes effect; then the worker goes on, or dies. */
  async #act({ labels, state, problems, worker }: Position, index: number): Promise<Position[]> {
    const { number, message, run, answers } = worker as Worker;
    const effect = await this.#effects.of(state.world, run, index);
    const { world, sent, changed, answer } = effect;
    this.foresight.learn(message, run, index, effect);
    const now = { ...state, world, queue: [...state.queue, ...sent] };
    const name = `${number} ${nameOf(message)}`;
    const operation = run.operations[index] as Operation;
    const answered = run.operations.map((_, at) => (at === index ? answer : answers[at]));
    const next = answered.every((one) => one !== undefined) ? await run.after(answered) : run;
    const found = world === state.world ? [] : (this.#scenario.always?.(state.world, world) ?? []);
    const failed = next.failure === undefined ? [] : [`${name} gave up: ${next.failure}`];
    const gone: Position = {
      labels: this.isTold ? [...labels, `${name} · ${labelOf(operation)}`] : labels,
      state: now,
      problems: [...problems, ...found, ...failed],
    };
    const isOver = next.operations.length === 0;
    const goesOn = isOver
      ? gone
      : { ...gone, worker: { number, message, run: next, answers: next === run ? answered : [] } };
    // To die before an operation is to die after the last one that changed something.
    if (state.crashes === 0 || (changed.length === 0 && sent.length === 0)) return [goesOn];
    const crashed = { ...now, queue: [...now.queue, message], crashes: state.crashes - 1 };
    return [goesOn, { ...gone, labels: [...gone.labels, `${name} dies`], state: crashed }];
  }
}

/** The state with `worker` among its workers again. */
function withWorker(worker: Worker, { labels, problems, state }: Step, isBounded: boolean): Step {
  const workers = [...state.workers, worker];
  return { labels, problems, state: { ...state, workers, ...(isBounded ? { running: worker } : {}) } };
}
