import { SITE_KEY } from '../../functions/core/site/site-key.ts';
import type { Mutant } from '../support/explorer/scenario.ts';
import { MemoryPipeline } from '../support/memory-pipeline.ts';
import { Editors } from './editors.ts';
import type { History } from './history.ts';
import { Lambda } from './lambda.ts';
import { MediaModel } from './media-model.ts';
import { MishapPlan } from './mishap.ts';
import { Model } from './model.ts';
import { Random } from './random.ts';
import { watched } from './watch.ts';
import { Workers } from './workers.ts';

/** A history that was played to its end. */
export interface Played {
  readonly pipeline: MemoryPipeline;
  readonly model: Model;
  readonly plan: MishapPlan;
  readonly workers: Workers;
  /** What was wrong at some moment before the end. */
  readonly violations: readonly string[];
  /** What took effect, in order. */
  readonly trace: readonly string[];
}

export interface PlayOptions {
  /** A guard to take out. */
  readonly mutant?: Mutant | undefined;
  readonly traces?: boolean;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** Lambda runs for less; who is still at work after so long has come to an end. */
const LONGEST_RUN_MINUTES = 1;
/** SQS holds no message back for longer. */
const LONGEST_DELAY_MINUTES = 15;
/** Far more than any edit needs: a history that goes on and on does not converge. */
const MAX_STEPS_PER_EDIT = 10_000;
/** For so many steps a request is held up at most: others may have to wait for just that one. */
const LONGEST_STALL_STEPS = 2000;
const START_PROBABILITY = 0.05;
const LANDING_PROBABILITY = 0.01;

class RestlessError extends Error {}

/** Plays `history`: the real functions over a pipeline in memory, until nothing is left to do. */
export async function play(history: History, options: PlayOptions = {}): Promise<Played> {
  const run = new Run(history, options);
  try {
    await run.playEdits();
    await run.comeToRest();
  } catch (error) {
    if (!(error instanceof RestlessError)) throw error;
    run.violations.push(error.message);
  }
  return run;
}

class Run implements Played {
  readonly pipeline = new MemoryPipeline();
  readonly model = new Model(this.pipeline.now);
  readonly plan: MishapPlan;
  readonly workers: Workers;
  readonly violations: string[] = [];
  readonly trace: string[] = [];
  readonly #history: History;
  readonly #random: Random;
  readonly #lambda: Lambda;
  readonly #media = new MediaModel(this.model, (key) => this.#isAnswered(key));
  readonly #editors = new Editors(this.model, this.#media);
  readonly #log: (line: string) => void;
  #steps = 0;

  constructor(history: History, { mutant, traces }: PlayOptions) {
    this.#history = history;
    this.#log = traces ? (line) => void this.trace.push(line) : () => {};
    this.#random = new Random(history.seed);
    this.plan = new MishapPlan(history.mishaps);
    this.workers = new Workers({
      random: this.#random,
      plan: this.plan,
      steadiness: history.steadiness,
      log: this.#log,
    });
    const { ports } = this.pipeline;
    const mutated = { ...ports, ...mutant?.effect?.(ports, this.pipeline) };
    this.#lambda = new Lambda({
      ports: watched(mutated, this.model, this.#media, this.violations),
      workers: this.workers,
      plan: this.plan,
      random: this.#random,
      copies: history.copies,
      mutant,
      log: this.#log,
      onFailure: (error) => this.violations.push(`failed: ${error instanceof Error ? error.stack : error}`),
    });
    // As the clock does, once.
    this.#lambda.queues.intake.send(JSON.stringify({ key: SITE_KEY }));
  }

  /** The editors' edits, with everything else going on in between. */
  async playEdits(): Promise<void> {
    for (const edit of this.#history.edits) {
      while (this.#isBusy && !this.#random.chance(this.#history.haste / 100)) await this.#step();
      this.#log(`editors: ${JSON.stringify(edit)}`);
      if (edit.do === 'repair') this.#lambda.ticks.push('repair');
      else if (edit.do === 'wait') await this.#wait(edit.minutes);
      else this.#apply(edit);
    }
  }

  /** Whatever is still to come, comes; then the clock ticks a last time, and held feeds are let go. */
  async comeToRest(): Promise<void> {
    do {
      await this.#untilQuiet();
    } while (this.#lambda.releaseLate());
    this.plan.end();
    while (await this.workers.land());
    this.#lambda.ticks.push('due');
    // What lands after its function has died is beyond every condition; the repair is there for it.
    if (this.plan.counts.has('lands later')) this.#lambda.ticks.push('repair');
    await this.#untilQuiet();
    while (this.#releaseHeldFeeds()) await this.#untilQuiet();
    while (this.#lambda.hasPutOff) {
      await this.#wait(LONGEST_DELAY_MINUTES);
      await this.#untilQuiet();
    }
  }

  /** As the operator does who finds that a mass disappearance was meant. */
  #releaseHeldFeeds(): boolean {
    const held = [...this.pipeline.feedStates.states.values()].filter((state) => state.held);
    for (const { output } of held) this.#lambda.queues.jobs.send(JSON.stringify({ release: output }));
    return held.length > 0;
  }

  /** Changes the uploads, of which S3 then tells; edits are at least a second apart. */
  #apply(edit: Parameters<Editors['apply']>[0]): void {
    this.#pass(SECOND_MS);
    const { now, uploads } = this.pipeline;
    for (const { key, content } of this.#editors.apply(edit, now)) {
      if (content !== undefined) uploads.put(key, content, now);
      else uploads.remove(key);
      this.#lambda.queues.intake.send(notificationOf(key));
    }
  }

  #isAnswered(key: string): boolean {
    const { uploads } = this.pipeline;
    return this.pipeline.receipt(key)?.source?.etag === uploads.objects.get(key)?.etag;
  }

  async #wait(minutes: number): Promise<void> {
    while (minutes > LONGEST_RUN_MINUTES && this.workers.areWaiting) await this.#letOneGo();
    this.#pass(minutes * MINUTE_MS);
    this.#lambda.ticks.push('due');
  }

  #pass(ms: number): void {
    this.pipeline.now = new Date(Date.parse(this.pipeline.now) + ms).toISOString();
    this.#lambda.reach(this.pipeline.now);
  }

  get #isBusy(): boolean {
    return this.workers.areWaiting || this.#lambda.canStart;
  }

  async #untilQuiet(): Promise<void> {
    do {
      while (this.#isBusy) await this.#step();
    } while (this.workers.releaseStalled());
  }

  async #step(): Promise<void> {
    if (++this.#steps > MAX_STEPS_PER_EDIT * this.#history.edits.length) {
      throw new RestlessError(`not at rest after ${this.#steps} steps`);
    }
    if (this.#steps % LONGEST_STALL_STEPS === 0) this.workers.releaseStalled();
    if (this.#random.chance(LANDING_PROBABILITY)) await this.workers.land();
    const starts = !this.workers.areWaiting || this.#random.chance(START_PROBABILITY);
    if (!starts || !this.#lambda.canStart) return await this.#letOneGo();
    this.#lambda.start();
    await settled();
  }

  async #letOneGo(): Promise<void> {
    await this.workers.step();
    await settled();
  }
}

/** S3 event notification (Amazon S3 user guide, "Event message structure"), as far as anybody reads it. */
function notificationOf(key: string): string {
  return JSON.stringify({ Records: [{ s3: { object: { key: encodeURIComponent(key) } } }] });
}

/** Everything that a worker does between two requests happens in microtasks. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
