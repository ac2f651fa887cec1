import type { Interned } from './interned.ts';
import type { Answer, LocalRun } from './local-run.ts';
import type { Message } from './message.ts';
import type { World } from './world.ts';

/** A worker amid its run, with the answers it has had to the operations it waits for. */
export interface Worker {
  /** For people, to tell it from others at the same time. */
  readonly number: number;
  readonly message: Message;
  readonly run: LocalRun;
  readonly answers: readonly (Answer | undefined)[];
}

/** Everything there is at one moment of a schedule. */
export interface State {
  readonly world: World;
  readonly queue: readonly Message[];
  readonly workers: readonly Worker[];
  /** Edits done. */
  readonly edits: number;
  /** Mishaps left. */
  readonly duplicates: number;
  readonly crashes: number;
  /** Interruptions left, and who would be interrupted: told apart only if there is a limit. */
  readonly preemptions: number;
  readonly running?: Worker | undefined;
}

/** Equal texts, equal futures: neither queues nor workers have an order. */
export function textOfState(state: State, worldNumber: number, interned: Interned): string {
  const queue = state.queue.map((message) => interned.of(message)).sort();
  const workers = state.workers.map(textOfWorker).sort();
  const left = `${state.edits}.${state.duplicates}.${state.crashes}`;
  const turn = state.running ? `${state.preemptions} ${textOfWorker(state.running)}` : state.preemptions;
  return `${worldNumber}|${left}|${queue}|${workers.join('/')}|${turn}`;
}

export function textOfWorker({ run, answers }: Worker): string {
  return `${run.id}:${answers.map((answer) => answer?.id ?? '')}`;
}

/** `items` but for one `item`. */
export function without<Item>(items: readonly Item[], item: Item): readonly Item[] {
  const at = items.indexOf(item);
  return [...items.slice(0, at), ...items.slice(at + 1)];
}

/** The first of each name. */
export function distinct<Item>(items: readonly Item[], nameOf: (item: Item) => unknown): readonly Item[] {
  return [...new Map(items.map((item) => [nameOf(item), item])).values()];
}
