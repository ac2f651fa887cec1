import { errorFields, type LogListener } from '../log/log-record.ts';
import type { ScheduleModel } from '../template/model.ts';
import type { LocalFunction, Trigger } from './local-function.ts';

/** The longest that a timer of Node can run, 24.8 days; a longer wait is made of several. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What is done at longer intervals is not in a hurry, and may be too much work for every start. */
const MAX_INTERVAL_FIRED_AT_START_MS = 3_600_000;

export interface ScheduleOptions {
  readonly schedule: Pick<ScheduleModel, 'intervalMs' | 'input'>;
  readonly target: Pick<LocalFunction, 'invoke' | 'model'>;
  readonly onLog: LogListener;
}

/**
 * A schedule at a fixed rate: invokes its function whenever the interval is over.
 *
 * AWS begins an interval after the schedule was made, wherever that falls. Here it ends on the full minute (hour,
 * day of UTC), which is where people put their times. A schedule of an hour or less also fires at the start, so
 * that what became due while the cloud was off is caught up at once. An invocation that outlasts the interval is
 * not overtaken by the next.
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

  /** A failure is only told: the next firing is the next attempt. */
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
    // A timer may end a little before the clock says so; what is due at that instant would be missed.
    for (let rest = next - Date.now(); rest > 0 && !this.#isStopping; rest = next - Date.now()) {
      await this.#pause(Math.min(rest, MAX_TIMER_MS));
    }
  }

  /** Ends early when the schedule is stopped. */
  async #pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}
