import type { RequestDescription } from './service.ts';

export type RequestFilter = Partial<RequestDescription>;

export interface CountedRequest extends RequestDescription {
  readonly count: number;
}

/** Counts requests by service, action and role. Refused requests count too. */
export class RequestCounter {
  readonly #counts = new Map<string, { description: RequestDescription; count: number }>();

  add({ service, action, role, bucket, queue, table }: RequestDescription): void {
    const key = [service, action, role, bucket, queue, table].join('\n');
    const description = { service, action, ...given({ role, bucket, queue, table }) };
    const entry = this.#counts.get(key) ?? { description, count: 0 };
    entry.count++;
    this.#counts.set(key, entry);
  }

  /** The number of requests that agree with every field of `filter`. There is no count by `key`. */
  count(filter: Omit<RequestFilter, 'key'> = {}): number {
    return this.list()
      .filter((entry) => Object.entries(filter).every(([name, value]) => entry[name as 'action'] === value))
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** Every kind of request, the most frequent first. */
  list(): CountedRequest[] {
    return [...this.#counts.values()]
      .map(({ description, count }) => ({ ...description, count }))
      .sort((a, b) => b.count - a.count);
  }

  reset(): void {
    this.#counts.clear();
  }
}

function given<T extends object>(fields: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
