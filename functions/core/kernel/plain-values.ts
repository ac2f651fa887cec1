/** True if a field has no value: it is empty, or null in YAML or JSON. */
export function hasNoValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return ['', '~', 'null'].includes(value.trim());
  return Array.isArray(value) && value.length === 0;
}

/** The yes or no that a value is, in the words of YAML 1.1 and 1.2. */
export function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  if (['true', 'yes', 'on'].includes(word)) return true;
  if (['false', 'no', 'off'].includes(word)) return false;
  return undefined;
}
