import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LogRecord } from '../../../local/log/log-record.ts';
import { Schedule } from '../../../local/runner/schedule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-01T08:59:40.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A schedule of a function that does what `run` says; tells when it was invoked, and with what. */
function scheduled(run: () => Promise<void> = async () => {}, intervalMs = MINUTE) {
  const invocations: { at: string; event: unknown }[] = [];
  const logs: LogRecord[] = [];
  const invoke = (event: unknown): Promise<void> => {
    invocations.push({ at: new Date().toISOString().slice(11, 19), event });
    return run();
  };
  const schedule = new Schedule({
    schedule: { intervalMs, input: { kind: 'tick' } },
    target: { invoke, model: { name: 'Clock' } as never },
    onLog: (record) => logs.push(record),
  });
  onTestFinished(() => schedule.stop());
  return { schedule, invocations, logs, times: () => invocations.map(({ at }) => at) };
}

describe('a schedule', () => {
  it('fires at the start and then on every full minute, with its input', async () => {
    const { schedule, invocations } = scheduled();

    schedule.start();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);

    const event = { kind: 'tick' };
    expect(invocations).toEqual([
      { at: '08:59:40', event },
      { at: '09:00:00', event },
      { at: '09:01:00', event },
    ]);
  });

  it('waits as long as its interval says, however long that is, and if it is long from the start', async () => {
    // The next full interval, counted from 1970, is in 42 days: more than one timer of Node can wait.
    const { schedule, times } = scheduled(undefined, 50 * DAY);
    schedule.start();

    await vi.advanceTimersByTimeAsync(41 * DAY);

    expect(times()).toEqual([]);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(times()).toEqual(['00:00:00']);
  });

  it('does not overtake an invocation that outlasts its interval', async () => {
    const running = Promise.withResolvers<void>();
    const { schedule, times } = scheduled(() => running.promise);
    schedule.start();

    await vi.advanceTimersByTimeAsync(3 * MINUTE);

    expect(times()).toEqual(['08:59:40']);
    running.resolve();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(times()).toEqual(['08:59:40', '09:03:00']);
  });

  it('tells of an invocation that failed, and goes on', async () => {
    const { schedule, logs, times } = scheduled(() => Promise.reject(new Error('no table')));
    schedule.start();

    await vi.advanceTimersByTimeAsync(30_000);

    expect(times()).toEqual(['08:59:40', '09:00:00']);
    expect(logs[0]).toEqual({
      source: 'Clock',
      level: 'error',
      message: 'invocation failed',
      fields: { error: 'no table' },
    });
  });

  it('is busy while its function runs, from the start on, and not while it waits', async () => {
    const running = Promise.withResolvers<void>();
    const { schedule } = scheduled(() => running.promise);

    schedule.start();

    expect(schedule.isBusy).toBe(true);
    running.resolve();
    await vi.advanceTimersByTimeAsync(1);
    expect(schedule.isBusy).toBe(false);
  });
});

describe('stopping a schedule', () => {
  it('ends its wait, and it fires no more', async () => {
    const { schedule, times } = scheduled();
    schedule.start();
    await vi.advanceTimersByTimeAsync(1);

    await schedule.stop();

    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(times()).toEqual(['08:59:40']);
  });

  it('waits for the invocation in progress', async () => {
    const running = Promise.withResolvers<void>();
    const { schedule, times } = scheduled(() => running.promise);
    schedule.start();
    let isStopped = false;

    const stopping = schedule.stop().then(() => {
      isStopped = true;
    });

    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(isStopped).toBe(false);
    running.resolve();
    await stopping;
    expect(times()).toEqual(['08:59:40']);
  });
});
