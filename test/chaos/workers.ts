import type { MishapKind, MishapPlan } from './mishap.ts';
import type { Random } from './random.ts';
import type { Request } from './requests.ts';

/** A function that runs. */
export interface Worker {
  readonly name: string;
  /** What becomes of its messages if it dies. */
  readonly onDeath: () => void;
  isAlive: boolean;
}

interface Waiting {
  readonly worker: Worker;
  readonly request: Request;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Any of the errors that S3, DynamoDB and SQS answer with when nothing is wrong with the request. */
class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** As DynamoDB throttles. */
class ThrottlingError extends Error {
  override readonly name = 'ThrottlingException';
}

/** All workers, each held at its requests; one request at a time takes effect. */
export class Workers {
  readonly #random: Random;
  readonly #mishaps: MishapPlan;
  /** Per cent of the steps at which the worker that went last goes on, if it can. */
  readonly #steadiness: number;
  readonly #log: (line: string) => void;
  #last: Worker | undefined;
  readonly #waiting: Waiting[] = [];
  readonly #stalled: Waiting[] = [];
  readonly #onTheWire: Request[] = [];
  /** Operations at which a worker died, before or after. */
  readonly crashedAt = new Set<string>();
  requests = 0;

  constructor(options: {
    random: Random;
    plan: MishapPlan;
    steadiness: number;
    log: (line: string) => void;
  }) {
    this.#random = options.random;
    this.#mishaps = options.plan;
    this.#steadiness = options.steadiness;
    this.#log = options.log;
  }

  get areWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Where a worker waits until its request has been performed, or has gone wrong. */
  send(worker: Worker, request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (worker.isAlive) this.#waiting.push({ worker, request, resolve, reject });
    });
  }

  /** Lets one of the requests go, well or not. */
  async step(): Promise<void> {
    const waiting = this.#next();
    this.#mishaps.advance();
    if (this.#mishaps.take('stalled')) {
      this.#stalled.push(waiting);
      return;
    }
    this.requests++;
    const kind = this.#mishaps.take(
      ...(['crash before', 'crash after', 'lands later', 'error', 'throttled', 'error after'] as const),
      'retried',
      ...(waiting.request.isRefusable ? (['refused'] as const) : []),
    );
    this.#log(`${waiting.worker.name}: ${waiting.request.name}${kind ? ` (${kind})` : ''}`);
    try {
      await this.#perform(waiting, kind);
    } catch (error) {
      waiting.reject(error);
    }
  }

  /** Mostly of the worker that went last: so one falls far behind another now and then. */
  #next(): Waiting {
    const own = this.#waiting.filter(({ worker }) => worker === this.#last);
    const isKept = own.length > 0 && this.#random.chance(this.#steadiness / 100);
    const worker = isKept ? this.#last : this.#random.pick(this.#waiting).worker;
    const next = this.#random.pick(this.#waiting.filter((one) => one.worker === worker));
    this.#last = worker;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    return next;
  }

  /** Requests that were held up go on. */
  releaseStalled(): boolean {
    const stalled = this.#stalled.splice(0);
    this.#waiting.push(...stalled);
    return stalled.length > 0;
  }

  /** One of the requests whose workers have died takes effect, if there are any. */
  async land(): Promise<boolean> {
    const request = this.#onTheWire.splice(this.#random.below(Math.max(this.#onTheWire.length, 1)), 1)[0];
    if (!request) return false;
    this.#log(`landed: ${request.name}`);
    await request.perform();
    return true;
  }

  async #perform({ worker, request, resolve, reject }: Waiting, kind: MishapKind | undefined): Promise<void> {
    switch (kind) {
      case 'crash before':
      case 'lands later':
        if (kind === 'lands later') this.#onTheWire.push(request);
        return await this.#crash(worker, request);
      case 'crash after':
        await request.perform();
        return await this.#crash(worker, request);
      case 'error':
        return reject(new TransientError(request.name));
      case 'throttled':
        return reject(new ThrottlingError(request.name));
      case 'error after':
        await request.perform();
        return reject(new TransientError(request.name));
      case 'retried':
        await request.perform();
        return resolve(await request.perform());
      case 'refused':
        return resolve(false);
      default:
        return resolve(await request.perform());
    }
  }

  /** The worker is no more. What it had on the wire beside `request` took effect, or did not. */
  async #crash(worker: Worker, { operation }: Request): Promise<void> {
    worker.isAlive = false;
    this.crashedAt.add(operation);
    for (const list of [this.#waiting, this.#stalled]) {
      for (const waiting of list.filter((one) => one.worker === worker)) {
        list.splice(list.indexOf(waiting), 1);
        if (this.#random.chance(0.5)) await waiting.request.perform();
      }
    }
    worker.onDeath();
  }
}
