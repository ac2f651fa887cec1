import { ServiceError } from '../gateway/service.ts';
import type { ChecksumAlgorithm, ChecksumType } from './checksums.ts';
import type { AgreedChecksum } from './multipart-checksum.ts';
import type { PendingUpload, S3Context } from './object-store.ts';
import type { S3Request } from './s3-request.ts';

/** The upload in parts that a request is about. @throws {ServiceError} NoSuchUpload */
export function pendingUpload(
  { pendingUploads }: S3Context,
  { query, bucket, key }: S3Request,
): PendingUpload {
  const upload = pendingUploads.get(query.get('uploadId') ?? '');
  if (upload?.bucket === bucket && upload.key === key) return upload;
  throw new ServiceError(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  );
}

/** How the store keeps what an upload was created with: `CRC32 COMPOSITE`. It has one field for it. */
export function agreementText(agreed: AgreedChecksum | undefined): string | undefined {
  return agreed && `${agreed.algorithm} ${agreed.type}`;
}

/** The checksum that an upload was created with. */
export function agreementOf({ checksumAlgorithm }: PendingUpload): AgreedChecksum | undefined {
  if (checksumAlgorithm === undefined) return undefined;
  const [algorithm, type = 'COMPOSITE'] = checksumAlgorithm.split(' ');
  return { algorithm: algorithm as ChecksumAlgorithm, type: type as ChecksumType };
}

/** Completes an upload. The store would compute composites of three algorithms only. */
export function withoutChecksumOfTheStore<T>(upload: PendingUpload, complete: () => T): T {
  const { checksumAlgorithm } = upload;
  upload.checksumAlgorithm = undefined;
  try {
    return complete();
  } catch (error) {
    upload.checksumAlgorithm = checksumAlgorithm;
    throw error;
  }
}
