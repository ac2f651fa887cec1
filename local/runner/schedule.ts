import { errorFields, type LogListener } from '../log/log-record.ts';
import type { ScheduleModel } from '../template/model.ts';
import type { LocalFunction, Trigger } from './local-function.ts';

/** The longest time of a timer of Node, 24.8 days. A longer wait takes several timers. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A schedule with a longer interval is not urgent, and may be too much work for every start. */
const MAX_INTERVAL_FIRED_AT_START_MS = 3_600_000;

export interface ScheduleOptions {
  readonly schedule: Pick<ScheduleModel, 'intervalMs' | 'input'>;
  readonly target: Pick<LocalFunction, 'invoke' | 'model'>;
  readonly onLog: LogListener;
}

/**
 * A schedule at a fixed rate. It invokes its function at the end of every interval.
 *
 * On AWS the intervals count from the moment the schedule was made. Here they end on the full minute, hour or day of
 * UTC, because people choose such times. A schedule of an hour or less also fires at the start, so that what became
 * due while the cloud was off happens at once. If an invocation takes longer than the interval, the next one waits.
 */
export class Schedule implements Trigger {
  readonly #options: ScheduleOptions;
  #isStopping = false;
  #isBusy = false;
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(options: ScheduleOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  start(): void {
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#loop;
  }

  async abandon(): Promise<void> {
    await this.stop();
  }

  async #run(): Promise<void> {
    if (this.#options.schedule.intervalMs <= MAX_INTERVAL_FIRED_AT_START_MS) await this.#fire();
    while (!this.#isStopping) {
      await this.#untilNext();
      if (!this.#isStopping) await this.#fire();
    }
  }

  /** A failure is only reported. The next firing is the next attempt. */
  async #fire(): Promise<void> {
    const { schedule, target, onLog } = this.#options;
    this.#isBusy = true;
    try {
      await target.invoke(schedule.input);
    } catch (error) {
      const fields = errorFields(error);
      onLog({ source: target.model.name, level: 'error', message: 'invocation failed', fields });
    } finally {
      this.#isBusy = false;
    }
  }

  async #untilNext(): Promise<void> {
    const { intervalMs } = this.#options.schedule;
    const next = (Math.floor(Date.now() / intervalMs) + 1) * intervalMs;
    // A timer may end a little early by the clock. Then what is due at that instant would be missed.
    for (let rest = next - Date.now(); rest > 0 && !this.#isStopping; rest = next - Date.now()) {
      await this.#pause(Math.min(rest, MAX_TIMER_MS));
    }
  }

  /** Waits, but no longer than until the schedule is stopped. */
  async #pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}
