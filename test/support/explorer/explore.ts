import { deflateSync, inflateSync } from 'node:zlib';
import { Expansion, type Step } from './expansion.ts';
import type { Mutant, Scenario } from './scenario.ts';
import type { State } from './state.ts';

export interface Exploration {
  readonly scenario: string;
  /** Different states, counting as one what no worker and no end condition can tell apart. */
  readonly states: number;
  readonly steps: number;
  /** Different last states. */
  readonly ends: number;
  /** Orders of the steps, each from the beginning to an end. */
  readonly schedules: number;
  readonly violation?: FeedViolation;
}

export interface FeedViolation {
  readonly problems: readonly string[];
  readonly schedule: readonly string[];
  /** For `replay`. */
  readonly replay: string;
}

interface Frame {
  readonly name: string;
  readonly steps: readonly Step[];
  next: number;
  schedules: number;
}

/** No schedule needs so many, unless workers keep undoing each other's work. */
const MAX_STEPS = 1000;
const STEPS_TO_LEARN = 500;

/** Searches all schedules of `scenario`, depth first, until one violates an end condition. */
export async function explore(
  scenario: Scenario,
  mutant?: Mutant,
  { isReduced = true } = {},
): Promise<Exploration> {
  const expansion = new Expansion(scenario, mutant);
  expansion.isReduced = isReduced;
  for (;;) {
    const exploration = await new Search(scenario, expansion).run();
    if (!exploration) continue;
    if (!exploration.violation) return exploration;
    const { schedule } = await replay(scenario, exploration.violation.replay, mutant);
    return { ...exploration, violation: { ...exploration.violation, schedule } };
  }
}

/** Takes the schedule of a violation again; gives what happens in it, and what is wrong then. */
export async function replay(
  scenario: Scenario,
  text: string,
  mutant?: Mutant,
): Promise<Pick<FeedViolation, 'schedule' | 'problems'>> {
  const [known, choices] = JSON.parse(inflateSync(Buffer.from(text, 'base64url')).toString());
  const expansion = new Expansion(scenario, mutant, known);
  expansion.isTold = true;
  let state: State = await expansion.beginning();
  const schedule: string[] = [];
  for (const choice of choices) {
    const step = (await expansion.steps(state))[choice];
    if (!step) throw new RangeError(`after ${schedule.at(-1)} there is no choice ${choice}`);
    schedule.push(...step.labels);
    state = step.state;
    if (step.problems.length > 0) return { schedule, problems: step.problems };
  }
  const isOver = (await expansion.steps(state)).length === 0;
  return { schedule, problems: isOver ? await expansion.atEnd(state) : [] };
}

class Search {
  readonly #scenario: Scenario;
  readonly #expansion: Expansion;
  /** Schedules from each state to an end; 0 while the state is on the path. */
  readonly #seen = new Map<string, number>();
  readonly #path: Frame[] = [];
  readonly #known: number;
  #steps = 0;
  #ends = 0;
  #learntAt: number | undefined;

  constructor(scenario: Scenario, expansion: Expansion) {
    this.#scenario = scenario;
    this.#expansion = expansion;
    this.#known = expansion.foresight.size;
  }

  /** @returns undefined if it has learnt of conflicts, and is to be begun again with what is known now. */
  async run(): Promise<Exploration | undefined> {
    const root = await this.#expansion.beginning();
    let problems = await this.#enter(root);
    while (problems.length === 0) {
      const frame = this.#path.at(-1) as Frame;
      const step = frame.steps[frame.next++];
      if (!step) {
        this.#leave(frame);
        if (this.#path.length > 0) continue;
        return this.#hasLearnt() ? undefined : this.#report(frame.schedules);
      }
      this.#steps++;
      if (this.#isToBeginAgain()) return undefined;
      problems = step.problems.length > 0 ? step.problems : await this.#enter(step.state);
    }
    // Found again with what is known now; only then can the schedule be told.
    if (this.#hasLearnt()) return undefined;
    return { ...this.#report(0), violation: this.#violation(problems) };
  }

  #hasLearnt(): boolean {
    return this.#expansion.foresight.size > this.#known;
  }

  /** Not at once: much else is learnt soon after. */
  #isToBeginAgain(): boolean {
    if (!this.#hasLearnt()) return false;
    this.#learntAt ??= this.#steps;
    return this.#steps > 2 * this.#learntAt + STEPS_TO_LEARN;
  }

  async #enter(state: State): Promise<readonly string[]> {
    const name = this.#expansion.textOf(state);
    const known = this.#seen.get(name);
    if (known === 0 || this.#path.length > MAX_STEPS) return ['this goes on for ever'];
    const last = this.#path.at(-1);
    if (known !== undefined) {
      if (last) last.schedules += known;
      return [];
    }
    const steps = await this.#expansion.steps(state);
    this.#seen.set(name, 0);
    this.#path.push({ name, steps, next: 0, schedules: steps.length === 0 ? 1 : 0 });
    if (steps.length === 0) this.#ends++;
    return steps.length === 0 ? await this.#expansion.atEnd(state) : [];
  }

  #leave({ name, schedules }: Frame): void {
    this.#path.pop();
    this.#seen.set(name, schedules);
    const last = this.#path.at(-1);
    if (last) last.schedules += schedules;
  }

  #report(schedules: number): Exploration {
    const { name } = this.#scenario;
    return { scenario: name, states: this.#seen.size, steps: this.#steps, ends: this.#ends, schedules };
  }

  #violation(problems: readonly string[]): FeedViolation {
    const taken = this.#path.filter(({ next }) => next > 0);
    const choices = taken.map(({ next }) => next - 1);
    return {
      problems,
      schedule: [],
      replay: deflateSync(JSON.stringify([this.#expansion.foresight.toText(), choices])).toString(
        'base64url',
      ),
    };
  }
}
