import type { Ports } from '../support/explorer/operation.ts';
import type { Mutant } from '../support/explorer/scenario.ts';
import { type ClockTask, FUNCTIONS, runTick, type Surroundings } from './functions.ts';
import type { MishapPlan } from './mishap.ts';
import { type Batch, ChaosQueue, eventOf } from './queue.ts';
import type { Random } from './random.ts';
import { portsThrough, type QueueName, queuesThrough, type Request } from './requests.ts';
import type { Worker, Workers } from './workers.ts';

interface LambdaOptions {
  /** What the functions reach, but for the queues. */
  readonly ports: Ports;
  readonly workers: Workers;
  readonly plan: MishapPlan;
  readonly random: Random;
  /** Of each function at once. */
  readonly copies: number;
  readonly mutant: Mutant | undefined;
  readonly log: (line: string) => void;
  /** Told of what would end in a dead-letter queue. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * A fault that was injected; a race that is put off; a job from before the very first look at `site.yaml`, which
 * comes again after the visibility timeout.
 */
const PASSING: ReadonlySet<string> = new Set([
  ...['TransientError', 'ThrottlingException', 'ContentionError', 'NoSiteError'],
]);
const MAX_BATCH = 10;
const MINUTE_MS = 60_000;

/** Queues and schedules that start functions, each function in several copies, which may die. */
export class Lambda {
  readonly queues: Readonly<Record<QueueName, ChaosQueue>>;
  /** Invocations of the clock that are due. */
  readonly ticks: ClockTask[] = [];
  readonly #options: LambdaOptions;
  readonly #running: Readonly<Record<QueueName, Set<Worker>>> = { intake: new Set(), jobs: new Set() };
  #started = 0;

  constructor(options: LambdaOptions) {
    this.#options = options;
    const { random, plan } = options;
    this.queues = { intake: new ChaosQueue(random, plan), jobs: new ChaosQueue(random, plan) };
  }

  /** Whether there is anything to start a function with, and a copy of it free. */
  get canStart(): boolean {
    return this.ticks.length > 0 || this.#deliverable.length > 0;
  }

  /** Starts one function. */
  start(): void {
    const tick = this.ticks.shift();
    if (tick) this.#startClock(tick);
    else this.#startBatch(this.#options.random.pick(this.#deliverable));
  }

  /** Messages that were sent for later are seen when their time has come. */
  reach(now: string): void {
    this.queues.intake.reach(now);
    this.queues.jobs.reach(now);
  }

  /** Whether something was sent for later. */
  get hasPutOff(): boolean {
    return this.queues.intake.hasPutOff || this.queues.jobs.hasPutOff;
  }

  /** Messages that were held back come now. */
  releaseLate(): boolean {
    return [this.queues.intake.releaseLate(), this.queues.jobs.releaseLate()].includes(true);
  }

  get #deliverable(): QueueName[] {
    const names = ['intake', 'jobs'] as const;
    return names.filter(
      (name) => !this.queues[name].isEmpty && this.#running[name].size < this.#options.copies,
    );
  }

  #startBatch(name: QueueName): void {
    const queue = this.queues[name];
    const batch = queue.receive(MAX_BATCH);
    const running = this.#running[name];
    const worker = this.#hire(name, () => {
      running.delete(worker);
      queue.putBack(batch);
    });
    running.add(worker);
    this.#options.log(`${worker.name} begins: ${batch.map(({ body }) => body).join(' ')}`);
    FUNCTIONS[name](eventOf(batch), this.#surroundingsOf(worker))
      .then(({ batchItemFailures }) => {
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        const [back, over] = partition(batch, ({ id }) => failed.has(id));
        queue.putBack(back);
        queue.delete(over);
      }, this.#options.onFailure)
      .finally(() => running.delete(worker));
  }

  /** A schedule's invocation is tried again if it fails. */
  #startClock(task: ClockTask): void {
    const retry = () => void this.ticks.push(task);
    const { ports } = this.#surroundingsOf(this.#hire('clock', retry));
    runTick(task, ports).catch((error: unknown) => {
      this.#report(error);
      retry();
    });
  }

  #hire(name: string, onDeath: () => void): Worker {
    return { name: `${name} ${this.#started++}`, isAlive: true, onDeath };
  }

  #surroundingsOf(worker: Worker): Surroundings {
    const { workers, plan, mutant } = this.#options;
    const send = (request: Request) => workers.send(worker, request);
    const queues = queuesThrough(send, (queue, body, delaySeconds) =>
      this.queues[queue].send(body, delaySeconds > 0 ? this.#after(delaySeconds) : undefined),
    );
    const ports = { ...portsThrough(this.#options.ports, send), ...queues };
    return {
      ports,
      portsFor: (unit) => mutant?.wrap?.(ports, unit as never) ?? ports,
      remainingMs: () => (plan.take('out of time') ? 0 : MINUTE_MS),
      onError: (error) => this.#report(error),
    };
  }

  #after(seconds: number): string {
    return new Date(Date.parse(this.#options.ports.clock()) + seconds * 1000).toISOString();
  }

  /** What fails by no injected fault would fail each time, and end in the dead-letter queue. */
  #report(error: unknown): void {
    const isPassing = error instanceof Error && PASSING.has(error.name);
    if (!isPassing) this.#options.onFailure(error);
  }
}

function partition(batch: Batch, isFirst: (message: Batch[number]) => boolean): [Batch, Batch] {
  return [batch.filter(isFirst), batch.filter((message) => !isFirst(message))];
}
