/** What can go wrong with one request to S3, DynamoDB or SQS, or with one message. */
export const MISHAPS = [
  /** The function dies before a request takes effect; its others under way may or may not have. */
  'crash before',
  /** It dies after the request took effect. */
  'crash after',
  /** It dies, and the request, on the wire already, takes effect at any time later. */
  'lands later',
  /** 500: nothing took effect. */
  'error',
  /** 503, 429: a service is asked for too much; nothing took effect. */
  'throttled',
  /** A timeout after the request took effect. */
  'error after',
  /** The same, and the SDK tries again: a conditional write finds its own first attempt. */
  'retried',
  /** 409 or 412 from S3 although the condition held. */
  'refused',
  /** The request is held up until nobody else has anything to do. */
  'stalled',
  /** A message that was deleted comes again. */
  'duplicate',
  /** A message that was deleted comes again when everything else is long over. */
  'hours later',
  /** The deletion of a whole batch is lost. */
  'unacknowledged',
  /** A message is not seen by anybody until everything else is over. */
  'delayed',
  /** A function has no time left for what it would begin. */
  'out of time',
] as const;

export type MishapKind = (typeof MISHAPS)[number];

export interface Mishap {
  readonly kind: MishapKind;
  /** Requests that go well between the mishap before and this one. */
  readonly after: number;
}

/** Says what goes wrong, and when: each mishap of the plan at the first occasion after its time has come. */
export class MishapPlan {
  /** How many of each happened. */
  readonly counts = new Map<MishapKind, number>();
  readonly #planned: Mishap[];
  readonly #ready: MishapKind[] = [];
  #calls = 0;

  constructor(planned: readonly Mishap[]) {
    this.#planned = [...planned];
  }

  /** Counts one request. */
  advance(): void {
    this.#calls++;
    while (this.#planned[0] && this.#calls > this.#planned[0].after) {
      this.#ready.push((this.#planned.shift() as Mishap).kind);
      this.#calls = 0;
    }
  }

  /** The mishap that befalls what only `kinds` can befall, if any does. */
  take(...kinds: readonly MishapKind[]): MishapKind | undefined {
    const at = this.#ready.findIndex((kind) => kinds.includes(kind));
    const kind = at < 0 ? undefined : this.#ready.splice(at, 1)[0];
    if (kind) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    return kind;
  }

  /** From now on all goes well. */
  end(): void {
    this.#planned.length = 0;
    this.#ready.length = 0;
  }
}
