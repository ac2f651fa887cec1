import { ServiceError } from '../gateway/service.ts';
import { evaluateConditions, type Validators } from '../http/conditional.ts';

/**
 * Checks `If-Match` and `If-None-Match` of a write against the present object. The check and the write run in one turn
 * of the event loop, so nothing comes between them.
 *
 * @param currentEtag - with its quotes; undefined if there is no such object
 * @throws {ServiceError} 412 PreconditionFailed; 404 for If-Match on a missing object; 501 for a form that S3 does not
 *   have
 */
export function checkWriteConditions(
  headers: Readonly<Record<string, string>>,
  currentEtag: string | undefined,
): void {
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new ServiceError(
      501,
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
    );
  }
  if (ifNoneMatch !== undefined && currentEtag !== undefined) throw preconditionFailed();
  const ifMatch = headers['if-match'];
  if (ifMatch === undefined) return;
  if (currentEtag === undefined) {
    throw new ServiceError(404, 'NoSuchKey', 'The specified key does not exist.');
  }
  if (ifMatch !== '*' && unquoted(ifMatch) !== unquoted(currentEtag)) throw preconditionFailed();
}

/**
 * Checks the conditions of a copy for its source (`x-amz-copy-source-if-…`).
 *
 * @throws {ServiceError} 412 PreconditionFailed
 */
export function checkSourceConditions(headers: Readonly<Record<string, string>>, source: Validators): void {
  const prefix = 'x-amz-copy-source-';
  const conditions = Object.entries(headers)
    .filter(([name]) => name.startsWith(`${prefix}if-`))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  if (evaluateConditions(Object.fromEntries(conditions), source) !== 'proceed') throw preconditionFailed();
}

function preconditionFailed(): ServiceError {
  return new ServiceError(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
  );
}

/** SDKs send the ETag with or without its quotes. */
function unquoted(etag: string): string {
  return etag.replaceAll('"', '');
}
