import type { Fault } from '../../../local/gateway/fault.ts';
import type { RequestDescription } from '../../../local/gateway/service.ts';
import type { Random } from '../random.ts';

/** What can go wrong with a request of a function, on its way to a service or back. */
const FAULTS = {
  '500': ({ service }) => ({
    status: 500,
    code: service === 'dynamodb' ? 'InternalServerError' : 'InternalError',
  }),
  /** DynamoDB developer guide, "Error handling"; Amazon S3 API, "List of error codes". */
  throttled: ({ service }) =>
    service === 'dynamodb' ? { status: 400, code: 'ThrottlingException' } : { status: 503, code: 'SlowDown' },
  '500 after effect': () => ({ status: 500, code: 'InternalError', isAfterEffect: true }),
  'connection lost before': () => ({ losesAnswer: true }),
  'connection lost after': () => ({ losesAnswer: true, isAfterEffect: true }),
  '409': () => ({ status: 409, code: 'ConditionalRequestConflict' }),
  '412': () => ({ status: 412, code: 'PreconditionFailed' }),
  slow: () => ({ delayMs: 300 }),
  'crash before': () => ({ losesAnswer: true }),
  'crash after': () => ({ losesAnswer: true, isAfterEffect: true }),
} as const satisfies Record<string, (request: RequestDescription) => Fault>;

type FaultKind = keyof typeof FAULTS;
const KINDS = Object.keys(FAULTS) as FaultKind[];

/** Of the requests of functions. */
const FAULT_PROBABILITY = 0.04;
/** The SDK tries three times: a fault that lasts longer reaches the function. */
const LASTING_PROBABILITY = 0.3;
const LASTING = 3;

/** Lets requests of the functions go wrong, as a seed decides. */
export class GatewayFaults {
  /** How many of each there were. */
  readonly counts = new Map<string, number>();
  readonly crashedAt = new Set<string>();
  readonly #random: Random;
  readonly #crash: (role: string) => void;
  readonly #lasting = new Map<string, { readonly kind: FaultKind; left: number }>();
  #passed = 0;
  #waiting: { readonly until: number; readonly resolve: () => void }[] = [];

  /** @param crash ends the function with this role at once. */
  constructor(random: Random, crash: (role: string) => void) {
    this.#random = random;
    this.#crash = crash;
  }

  /** Resolves once so many requests have been made from now on. */
  async passed(requests: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ until: this.#passed + requests, resolve });
    await promise;
  }

  /** What goes wrong with a request, if anything does. */
  next(request: RequestDescription): Fault | undefined {
    if (!request.role) return undefined;
    this.#passed++;
    for (const { until, resolve } of this.#waiting) if (until <= this.#passed) resolve();
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#passed);
    const kind = this.#kindFor(request);
    if (!kind) return undefined;
    this.count(kind);
    if (kind.startsWith('crash')) {
      this.crashedAt.add(`${request.service}.${request.action}`);
      this.#crash(request.role);
    }
    return FAULTS[kind](request);
  }

  count(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  #kindFor(request: RequestDescription): FaultKind | undefined {
    const { service, action, key, queue } = request;
    const name = [service, action, key, queue].join(' ');
    const lasting = this.#lasting.get(name);
    if (lasting && lasting.left-- > 0) return lasting.kind;
    if (!this.#random.chance(FAULT_PROBABILITY)) return undefined;
    const kind = this.#random.pick(KINDS.filter((one) => isPossible(one, request)));
    const lasts = !kind.startsWith('crash') && this.#random.chance(LASTING_PROBABILITY);
    this.#lasting.set(name, { kind, left: lasts ? LASTING : 0 });
    return kind;
  }
}

/** Only writes to S3 under a condition are refused as if it did not hold. */
function isPossible(kind: FaultKind, { service, action }: RequestDescription): boolean {
  return !kind.startsWith('4') || (service === 's3' && ['PutObject', 'DeleteObject'].includes(action));
}
