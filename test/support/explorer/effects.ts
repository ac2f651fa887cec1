import type { Entry } from '../../../functions/core/output/lists.ts';
import { Interned } from './interned.ts';
import type { Answer, LocalRun } from './local-run.ts';
import type { Message } from './message.ts';
import { type Operation, type Ports, performOn } from './operation.ts';
import type { Mutant, Scenario } from './scenario.ts';
import { changedItems, Stage, textOfWorld, type World } from './world.ts';

/** What an operation comes to. */
export interface Effect {
  readonly answer: Answer;
  readonly world: World;
  readonly sent: readonly Message[];
  readonly changed: readonly string[];
}

/** Lets operations and edits take effect on worlds; equal worlds are the same object. */
export class Effects {
  readonly interned = new Interned();
  readonly #stage = new Stage();
  readonly #scenario: Scenario;
  readonly #ports: Ports;
  readonly #worlds: World[] = [];
  readonly #numbers = new Map<World, number>();
  readonly #known = new Map<string, Effect>();
  readonly #messages = new Map<number, Message>();

  constructor(scenario: Scenario, mutant: Mutant | undefined) {
    const { pipeline } = this.#stage;
    this.#scenario = scenario;
    this.#ports = { ...pipeline.ports, ...mutant?.effect?.(pipeline.ports, pipeline) };
  }

  get ports(): Pick<Ports, 'clock' | 'address' | 'headlinesScript'> {
    return this.#stage.pipeline.ports;
  }

  numberOf(world: World): number {
    return this.#numbers.get(world) as number;
  }

  async of(world: World, run: LocalRun, index: number): Promise<Effect> {
    const name = `${this.numberOf(world)}.${run.id}.${index}`;
    let effect = this.#known.get(name);
    if (!effect) {
      const operation = run.operations[index] as Operation;
      effect = await this.#on(world, () =>
        this.isOutOfSight(operation) ? unseenAnswer(operation) : performOn(this.#ports, operation),
      );
      this.#known.set(name, effect);
    }
    return effect;
  }

  /**
   * Whether an operation is left out: places in feeds that nobody publishes here, and objects that the scenario does
   * not look at, are nobody's business.
   */
  isOutOfSight({ port, method, args }: Operation): boolean {
    const { objects } = this.#scenario;
    if (port === 'site' && objects) return !objects.includes(args[0] as string);
    if (method !== 'putHint' && method !== 'deleteHint') return false;
    const { list } = args[0] as Entry;
    // A media file's users are listed under its own key, which is its output's name.
    // What a partner is yet to be told is the business of its changes.
    const changes = list.replace(/^untold\//, 'changes/');
    return ![changes, `feed/${list}`].some((output) => this.#scenario.outputs.some((one) => one === output));
  }

  /** Everything that was uploaded before the exploration begins, ingested and published. */
  async beginning(): Promise<World> {
    const { world } = await this.#on(this.#stage.take(), async () => {
      for (const ordinal of this.#scenario.before.keys()) {
        this.#edit(this.#scenario.before, ordinal, 0);
        await this.#stage.pipeline.drain();
      }
    });
    return world;
  }

  async ofEdit(world: World, ordinal: number): Promise<Effect> {
    const { pipeline } = this.#stage;
    return await this.#on(world, async () => {
      this.#edit(this.#scenario.history, ordinal, this.#scenario.before.length);
      if (!this.#scenario.ingestedAtOnce) return;
      for (const message of pipeline.intake.splice(0)) await pipeline.ingest(message);
    });
  }

  /** What is wrong with `world`, if it is the last. */
  async atEnd(world: World): Promise<readonly string[]> {
    const { answer } = await this.#on(world, () => this.#scenario.end(this.#stage.pipeline));
    return answer.value as readonly string[];
  }

  #edit(edits: Scenario['history'], ordinal: number, earlier: number): void {
    const { pipeline } = this.#stage;
    const edit = edits[ordinal];
    // Seconds apart, as S3's Last-Modified tells them, and before the pipeline's present.
    const at = new Date(Date.parse('2026-11-10T08:00:00Z') + (earlier + ordinal) * 1000).toISOString();
    if (!edit) return;
    if ('put' in edit) pipeline.put(edit.put, edit.content, at);
    else if ('remove' in edit) pipeline.remove(edit.remove);
    else if ('lookAt' in edit) pipeline.intake.push({ key: edit.lookAt });
    else pipeline.loseTable();
  }

  async #on(before: World, act: () => Promise<unknown> | undefined): Promise<Effect> {
    const { pipeline } = this.#stage;
    this.#stage.show(before);
    const value = await act();
    const outputs = pipeline.jobs.splice(0).filter((output) => this.#scenario.outputs.includes(output));
    const sent = [...pipeline.intake.splice(0), ...outputs.map((output) => ({ output }))];
    const world = this.#same(this.#stage.take());
    const changed = before === world ? [] : changedItems(before, world);
    const answer = { id: this.interned.of(value), value };
    return { answer, world, sent: sent.map((message) => this.#sameMessage(message)), changed };
  }

  #same(world: World): World {
    const number = this.interned.ofText(`world ${textOfWorld(world, this.interned)}`);
    const known = this.#worlds[number];
    if (known) return known;
    this.#worlds[number] = world;
    this.#numbers.set(world, number);
    return world;
  }

  #sameMessage(message: Message): Message {
    const number = this.interned.of(message);
    const known = this.#messages.get(number) ?? message;
    this.#messages.set(number, known);
    return known;
  }
}

/** As if there were no such object, and every write of it went well. */
async function unseenAnswer({ port, method }: Operation): Promise<unknown> {
  return port === 'site' && (method === 'put' || method === 'delete') ? true : undefined;
}
