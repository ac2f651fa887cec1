/**
 * A deep copy of plain values, as storing them and reading them back makes. `structuredClone` does the same, and takes
 * fourteen times as long for a record: it was 8% of the time of the tests in memory.
 *
 * @throws {TypeError} for an object that is neither plain nor a list
 */
export function copyOf<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`not a plain object: ${value}`);
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = copyOf(inner);
  return copy as T;
}
