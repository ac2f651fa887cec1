import { type GatewayResponse, ServiceError } from '../gateway/service.ts';
import { invalidRequest } from './checksums.ts';
import type { S3Context } from './object-store.ts';
import type { S3Request } from './s3-request.ts';
import { verifyBody } from './verified-body.ts';
import { removeKey } from './write-object.ts';
import { element, readGroups, S3_NAMESPACE, xmlAnswer } from './xml.ts';

/** DeleteObjects takes up to 1,000 keys (S3 API reference). */
const MAX_DELETED_KEYS = 1000;

/** The keys that a DeleteObjects request names. */
export function keysToDelete(request: S3Request): string[] {
  const { groups } = readGroups(request.body, 'Object');
  if (groups.length === 0 || groups.length > MAX_DELETED_KEYS) {
    throw new ServiceError(400, 'MalformedXML', 'The XML you provided did not validate');
  }
  return groups.map((group) => {
    const unknown = Object.keys(group).find((name) => name !== 'Key');
    if (unknown)
      throw new ServiceError(501, 'NotImplemented', `${unknown} of DeleteObjects is not emulated.`);
    return group.Key ?? '';
  });
}

/** DeleteObjects. */
export function deleteObjects(context: S3Context, request: S3Request): GatewayResponse {
  if (!verifyBody(request) && !request.headers['content-md5']) {
    throw invalidRequest('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
  }
  const keys = keysToDelete(request);
  for (const key of keys) removeKey(context, request.bucket, key);
  const isQuiet = readGroups(request.body, 'Object').rest.Quiet === 'true';
  const deleted = isQuiet ? [] : keys.map((key) => `<Deleted>${element('Key', key)}</Deleted>`);
  return xmlAnswer(`<DeleteResult ${S3_NAMESPACE}>${deleted.join('')}</DeleteResult>`);
}
