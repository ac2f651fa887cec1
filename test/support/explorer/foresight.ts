import { type Actors, Conflicts } from './conflicts.ts';
import type { Effect, Effects } from './effects.ts';
import type { LocalRun } from './local-run.ts';
import { type Message, nameOf } from './message.ts';
import type { Access } from './operation.ts';
import { mostWorkersOver, type Scenario } from './scenario.ts';
import type { State, Worker } from './state.ts';

/**
 * Tells which operations commute with everything others may yet do. Such an operation may be made at once,
 * before all others: a persistent set of one, in the terms of partial-order reduction. No end is missed by it.
 */
export class Foresight {
  readonly #scenario: Scenario;
  readonly #effects: Effects;
  readonly #conflicts: Conflicts;
  readonly #actors = new Map<Message, Actors>();

  constructor(scenario: Scenario, effects: Effects, known?: string) {
    this.#scenario = scenario;
    this.#effects = effects;
    this.#conflicts = known === undefined ? new Conflicts() : Conflicts.from(known);
  }

  /** Grows with each thing learnt. */
  get size(): number {
    return this.#conflicts.size;
  }

  toText(): string {
    return this.#conflicts.toText();
  }

  learnFromEdit(edit: number, { changed, sent }: Effect): void {
    const actor = this.#conflicts.actor(editorAt(edit));
    this.#conflicts.noteWrites(actor, changed);
    this.#conflicts.noteSent(actor, this.#actorsOf(sent));
  }

  learn(message: Message, run: LocalRun, index: number, { sent }: Effect): void {
    const actor = this.#actorOf(message);
    this.#conflicts.note(actor, run.accesses[index] as Access);
    this.#conflicts.noteSent(actor, this.#actorsOf(sent));
  }

  /** Such an operation among those that `worker`, not among those of `state`, waits for; or -1. */
  unseen({ answers, message, run }: Worker, state: State): number {
    const others = this.#othersThan(message, state);
    return run.operations.findIndex((operation, at) => {
      if (answers[at]) return false;
      if (this.#effects.isOutOfSight(operation)) return true;
      // One that dies may have done any of the things it does at once.
      if (state.crashes > 0 && run.operations.length > 1 && run.accesses[at]?.changes) return false;
      return this.#conflicts.isUnseenBy(others, run.accesses[at] as Access);
    });
  }

  /** Who may yet do something while a worker on `message` waits. */
  #othersThan(message: Message, { workers, queue, edits }: State): Actors {
    let others = this.#actorsOf([...queue, ...workers.map((worker) => worker.message)]);
    for (let edit = edits; edit < this.#scenario.history.length; edit++) {
      others |= this.#conflicts.actor(editorAt(edit));
    }
    const reach = this.#conflicts.reachOf(others);
    return mostWorkersOver(message, this.#scenario) === 1 ? reach & ~this.#actorOf(message) : reach;
  }

  #actorOf(message: Message): Actors {
    let actor = this.#actors.get(message);
    if (actor === undefined) {
      actor = this.#conflicts.actor(nameOf(message));
      this.#actors.set(message, actor);
    }
    return actor;
  }

  #actorsOf(messages: readonly Message[]): Actors {
    return messages.reduce((actors, message) => actors | this.#actorOf(message), 0);
  }
}

function editorAt(edit: number): string {
  return `edit ${edit}`;
}
