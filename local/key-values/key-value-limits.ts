import { ServiceError } from '../gateway/service.ts';

/** Amazon CloudFront developer guide, "Quotas on key value stores". */
const MAX_KEY_BYTES = 512;
const MAX_VALUE_BYTES = 1_024;
const MAX_KEYS_PER_UPDATE = 50;

/** @throws {ServiceError} if CloudFront would not store this */
export function checkUpdate(puts: ReadonlyMap<string, string>, deletes: readonly string[]): void {
  if (puts.size + deletes.length > MAX_KEYS_PER_UPDATE) refuse(`more than ${MAX_KEYS_PER_UPDATE} keys`);
  for (const key of [...puts.keys(), ...deletes]) {
    if (key === '' || Buffer.byteLength(key) > MAX_KEY_BYTES)
      refuse(`a key of 0 or more than ${MAX_KEY_BYTES} bytes`);
  }
  for (const value of puts.values()) {
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES) refuse(`a value of more than ${MAX_VALUE_BYTES} bytes`);
  }
}

function refuse(what: string): never {
  throw new ServiceError(400, 'ValidationException', `The request has ${what}.`);
}
